using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Access;

/// <summary><c>key create | list | revoke</c></summary>
internal static class KeyCommand
{
    public static Command Create(CommandHost host)
    {
        var command = host.Command(
            "key", "Tạo, liệt kê, thu hồi khoá API.", "Makes, lists and revokes API keys.", "key list");
        command.Add(CreateKey(host));
        command.Add(List(host));
        command.Add(Revoke(host));
        return command;
    }

    private static Command CreateKey(CommandHost host)
    {
        var principal = host.Option<string>("--principal", "ID", "Khoá của ai.", "Whose key.");
        principal.Required = true;
        var grants = host.Option<string[]>(
            "--grant",
            "ROLE@CATALOG",
            "Quyền, lặp lại được: reader, steward, approver, auditor, administrator, consumer; * là mọi danh mục.",
            "A right, repeatable: reader, steward, approver, auditor, administrator, consumer; * is every catalog.");
        grants.Validators.Add(result => GrantText.RefuseOthers(result, host.Language));
        var days = host.Option<int>(
            "--days", "N", "Dùng được bao nhiêu ngày; mặc định 365.", "For how many days it is good; default 365.");
        var command = host.Command(
            "create",
            "Tạo khoá API. Bí mật chỉ hiện một lần.",
            "Makes an API key. Its secret is shown once.",
            "key create --principal egov-quang-nam --grant \"consumer@*\"",
            "key create --principal lan --grant steward@admin-units --grant reader@agencies --days 90");
        command.Add(principal);
        command.Add(grants);
        command.Add(days);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.CreateKeyRequest
            {
                Principal = parse.GetRequiredValue(principal),
                Grants = { (parse.GetValue(grants) ?? []).Select(text => GrantText.Read(text)!) },
                ValidDays = parse.GetValue(days),
                RequestId = Connection.NewRequestId(),
            };
            var response = await connection.CallAsync(
                call => connection.Access.CreateKeyAsync(request, call), cancellationToken);
            person.Write(KeyAnswers.OfNew(response, response.Key, response.Secret));
            foreach (var pending in response.Pending)
            {
                GrantCommand.SayPending(person, pending);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = host.Command(
            "list", "Liệt kê khoá, không có bí mật.", "Lists keys without their secrets.", "key list");
        host.Run(command, DemoRoles.Administrator, async (_, connection, person, cancellationToken) =>
        {
            var response = await connection.CallAsync(
                call => connection.Access.ListKeysAsync(new(), call), cancellationToken);
            person.Write(KeyAnswers.Of(response, response.Keys));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Revoke(CommandHost host)
    {
        var key = host.Argument("KEY", "Khoá, như `key list` ghi.", "The key, as `key list` shows it.");
        var command = host.Command("revoke", "Thu hồi một khoá.", "Ends a key.", "key revoke 0198…");
        command.Add(key);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.RevokeKeyRequest
            {
                Name = Names.Key(parse.GetRequiredValue(key)),
                RequestId = Connection.NewRequestId(),
            };
            var response = await connection.CallAsync(
                call => connection.Access.RevokeKeyAsync(request, call), cancellationToken);
            person.Write(KeyAnswers.Of(response, [response.Key]));
            return ExitCode.Ok;
        });
        return command;
    }
}

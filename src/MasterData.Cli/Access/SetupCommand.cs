using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Access;

/// <summary><c>setup --token T</c></summary>
internal static class SetupCommand
{
    public static Command Create(CommandHost host)
    {
        var token = host.Option<string>(
            "--token", "TOKEN", "Mã cài đặt máy chủ đã in ra.", "The setup token that the server printed.");
        token.Required = true;
        var principal = host.Option<string?>(
            "--principal", "ID", "Quản trị viên đầu tiên; mặc định: "
            + "administrator.", "The first administrator; default: administrator.");
        var command = host.Command(
            "setup",
            "Đổi mã cài đặt lấy khoá quản trị đầu tiên. Khoá chỉ hiện một lần.",
            "Trades the setup token for the first administrator's key. The key is shown once.",
            "setup --token mdsetup_…");
        command.Add(token);
        command.Add(principal);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.RedeemSetupTokenRequest
            {
                Token = parse.GetRequiredValue(token),
                Principal = parse.GetValue(principal) ?? "",
            };
            var response = await connection.CallAsync(
                call => connection.Access.RedeemSetupTokenAsync(request, call), cancellationToken);
            person.Write(KeyAnswers.OfNew(response, response.Key, response.Secret));
            person.Say("Hãy cất khoá này: nó không hiện lại.", "Keep this key: it is not shown again.");
            return ExitCode.Ok;
        });
        return command;
    }
}

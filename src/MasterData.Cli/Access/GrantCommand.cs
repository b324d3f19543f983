using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Access;

/// <summary><c>grants</c>, and <c>grant give | confirm | withdraw</c></summary>
internal static class GrantCommand
{
    public static Command List(CommandHost host)
    {
        var command = host.Command(
            "grants",
            "Liệt kê quyền và những thay đổi đang chờ xác nhận.",
            "Lists roles, and changes of them that wait for confirmation.",
            "grants");
        host.Run(command, DemoRoles.Administrator, async (_, connection, person, cancellationToken) =>
        {
            var response = await connection.CallAsync(
                call => connection.Access.ListGrantsAsync(new(), call), cancellationToken);
            person.Write(GrantAnswers.Of(response));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command Create(CommandHost host)
    {
        var command = host.Command(
            "grant",
            "Cấp, xác nhận, rút quyền. Quyền ghi cần một quản trị viên khác xác nhận.",
            "Gives, confirms and withdraws roles. Those that write need another administrator's confirmation.",
            "grant give lan steward@admin-units");
        command.Add(Give(host));
        command.Add(Confirm(host));
        command.Add(Withdraw(host));
        return command;
    }

    /// <summary>Says what has to be done with what waits.</summary>
    public static void SayPending(Person person, V1.PendingGrant? pending)
    {
        if (pending is not null)
        {
            person.Say(
                $"Chờ một quản trị viên khác: masterdata grant confirm {Names.IdOf(pending.Name)}",
                $"Waits for another administrator: masterdata grant confirm {Names.IdOf(pending.Name)}");
        }
    }

    private static Command Give(CommandHost host)
    {
        var principal = host.Argument("PRINCIPAL", "Cấp cho ai.", "Whose role.");
        var grant = host.Argument(
            "ROLE@CATALOG", "Quyền, như steward@admin-units.", "The role, such as steward@admin-units.");
        grant.Validators.Add(result => GrantText.RefuseOthers(result, host.Language));
        var command = host.Command("give", "Cấp quyền.", "Gives a role.", "grant give lan steward@admin-units");
        command.Add(principal);
        command.Add(grant);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.GiveGrantRequest
            {
                Principal = parse.GetRequiredValue(principal),
                Grant = GrantText.Read(parse.GetRequiredValue(grant)),
                RequestId = Connection.NewRequestId(),
            };
            var response = await connection.CallAsync(
                call => connection.Access.GiveGrantAsync(request, call), cancellationToken);
            var given = request.Grant ?? new();
            person.Write(GrantAnswers.Of(response, request.Principal, given, "in-effect", response.Pending));
            SayPending(person, response.Pending);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Confirm(CommandHost host)
    {
        var id = host.Argument("ID", "Thay đổi đang chờ, như `grants` ghi.", "What waits, as `grants` shows it.");
        var command = host.Command(
            "confirm",
            "Xác nhận thay đổi do quản trị viên khác đề nghị.",
            "Confirms what another administrator proposed.",
            "grant confirm 0198…");
        command.Add(id);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.ConfirmGrantRequest
            {
                Name = Names.PendingGrant(parse.GetRequiredValue(id)),
                RequestId = Connection.NewRequestId(),
            };
            var response = await connection.CallAsync(
                call => connection.Access.ConfirmGrantAsync(request, call), cancellationToken);
            person.Write(GrantAnswers.Of(response, response.Principal, response.Grant, "confirmed", pending: null));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Withdraw(CommandHost host)
    {
        var subject = host.Argument(
            "ID|PRINCIPAL", "Thay đổi đang chờ, hoặc rút của ai.", "What waits, or whose role.");
        var grant = host.Argument(
            "ROLE@CATALOG", "Quyền; chỉ khi nêu người.", "The role; only with a principal.");
        grant.Arity = ArgumentArity.ZeroOrOne;
        grant.Validators.Add(result => GrantText.RefuseOthers(result, host.Language));
        var command = host.Command(
            "withdraw",
            "Rút quyền, hoặc hủy thay đổi đang chờ.",
            "Withdraws a role, or ends what waits.",
            "grant withdraw lan steward@admin-units",
            "grant withdraw 0198…");
        command.Add(subject);
        command.Add(grant);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var named = parse.GetRequiredValue(subject);
            var request = new V1.WithdrawGrantRequest { RequestId = Connection.NewRequestId() };
            if (parse.GetValue(grant) is { } text)
            {
                (request.Principal, request.Grant) = (named, GrantText.Read(text));
            }
            else
            {
                request.Name = Names.PendingGrant(named);
            }

            var response = await connection.CallAsync(
                call => connection.Access.WithdrawGrantAsync(request, call), cancellationToken);
            person.Write(GrantAnswers.Of(
                response, response.Principal, response.Grant, "withdrawn", response.Pending));
            SayPending(person, response.Pending);
            return ExitCode.Ok;
        });
        return command;
    }
}

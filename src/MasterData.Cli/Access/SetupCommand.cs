using System.CommandLine;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Errors;
using MasterData.Client.Errors;

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
            var response = await RedeemAsync(connection, request, cancellationToken);
            person.Write(KeyAnswers.OfNew(response, response.Key, response.Secret));
            person.Say("Hãy cất khoá này: nó không hiện lại.", "Keep this key: it is not shown again.");
            return ExitCode.Ok;
        });
        return command;
    }

    // A server without a pending token does not have the method.
    private static async Task<V1.RedeemSetupTokenResponse> RedeemAsync(
        Connection connection, V1.RedeemSetupTokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.CallAsync(
                call => connection.Access.RedeemSetupTokenAsync(request, call), cancellationToken);
        }
        catch (MasterDataCallException refusal) when (refusal.StatusCode is StatusCode.Unimplemented)
        {
            throw new CliException(
                ExitCode.NotAllowed,
                "Máy chủ không chờ mã cài đặt nào: đã có quản trị viên, hoặc mã đã hết hạn. "
                + "Khởi động lại máy chủ để có mã mới.",
                "The server waits for no setup token: there is an administrator, or the token has expired. Restart the "
                + "server for a new one.");
        }
    }
}

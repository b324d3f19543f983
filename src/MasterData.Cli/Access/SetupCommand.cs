using System.CommandLine;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Errors;
using MasterData.Client.Errors;

namespace MasterData.Cli.Access;

/// <summary><c>setup</c></summary>
/// <remarks>The token is never an argument: other accounts of the machine could read it there.</remarks>
internal static class SetupCommand
{
    public static Command Create(CommandHost host)
    {
        var file = host.Option<string?>(
            "--token-file",
            "PATH",
            "Tệp có mã khởi tạo (setup-token.txt trong thư mục dữ liệu của máy chủ), “-” là đầu vào; mặc định: hỏi.",
            "The file with the setup token (setup-token.txt in the server's data folder), “-” is the input; default: "
            + "asks.");
        var principal = host.Option<string?>(
            "--principal", "ID", "Quản trị viên đầu tiên; mặc định: "
            + "administrator.", "The first administrator; default: administrator.");
        var command = host.Command(
            "setup",
            "Đổi mã khởi tạo lấy khoá quản trị đầu tiên. Khoá chỉ hiện một lần.",
            "Trades the setup token for the first administrator's key. The key is shown once.",
            "setup --token-file ~/.local/share/masterdata/setup-token.txt");
        command.Add(file);
        command.Add(principal);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            connection.DemandPrivate();
            var request = new V1.RedeemSetupTokenRequest
            {
                Token = await SecretText.ReadAsync(
                    person, parse.GetValue(file), "Mã khởi tạo: ", "Setup token: ", cancellationToken),
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

using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Items;

/// <summary><c>history CATALOG CODE</c></summary>
internal static class HistoryCommand
{
    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var code = host.Argument("CODE", "Mã hoặc mã khác (alias).", "The code or an alias.");
        var known = KnownOption.Create(host);
        var command = host.Command(
            "history",
            "Xem mọi giai đoạn của một mã, các lần sáp nhập, chia tách và văn bản.",
            "Shows everything recorded of a code: its slices, mergers, splits and acts.",
            "history admin-units 20656",
            "history admin-units 20314 -o json");
        command.Add(catalog);
        command.Add(code);
        command.Add(known);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.GetHistoryRequest
            {
                Name = Names.Item(parse.GetRequiredValue(catalog), parse.GetRequiredValue(code)),
                KnownAt = KnownOption.Read(parse.GetValue(known)),
            };
            var response = await connection.Reads.GetHistoryAsync(request, cancellationToken);
            person.Write(ItemAnswers.Of(response, person.Language));
            return ExitCode.Ok;
        });
        return command;
    }
}

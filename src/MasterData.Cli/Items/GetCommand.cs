using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Items;

/// <summary><c>get CATALOG CODE</c></summary>
internal static class GetCommand
{
    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var code = host.Argument("CODE", "Mã hoặc mã khác (alias).", "The code or an alias.");
        var (on, known) = (OnOption.Create(host), KnownOption.Create(host));
        var command = host.Command(
            "get",
            "Xem một mã có nghĩa gì vào một ngày.",
            "Shows what a code meant on a day.",
            "get admin-units 20656",
            "get admin-units 20656 --on 2025-06-30",
            "get admin-units 20656 --on 2025-06-30 --known 1 -o json");
        command.Add(catalog);
        command.Add(code);
        command.Add(on);
        command.Add(known);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.GetItemRequest
            {
                Name = Names.Item(parse.GetRequiredValue(catalog), parse.GetRequiredValue(code)),
                EffectiveOn = parse.GetValue(on) ?? "",
                KnownAt = KnownOption.Read(parse.GetValue(known)),
            };
            var response = await connection.Reads.GetItemAsync(request, cancellationToken);
            person.Write(ItemAnswers.Of(response, person.Language));
            return ExitCode.Ok;
        });
        return command;
    }
}

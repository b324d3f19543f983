using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Items;

/// <summary><c>list CATALOG</c></summary>
internal static class ListCommand
{
    private const int PageSize = 1000;

    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var parent = host.Option<string?>(
            "--parent", "CODE", "Chỉ mã ngay dưới mã này.", "Only directly under this code.");
        var kind = host.Option<string?>("--kind", "KIND", "Chỉ loại này.", "Only of this kind.");
        var level = host.Option<int>(
            "--level", "N", "Chỉ cấp này; 1 là cao nhất.", "Only at this depth; 1 is the top.");
        var under = host.Option<string?>(
            "--under", "CODE", "Chỉ mã dưới mã này, ở mọi cấp.", "Only below this code, at any depth.");
        var (on, known) = (OnOption.Create(host), KnownOption.Create(host));
        var command = host.Command(
            "list",
            "Liệt kê các mã đang có hiệu lực vào một ngày (mọi trang, theo thứ tự mã).",
            "Lists the codes in force on a day (all pages, ordered by code).",
            "list admin-units --on 2025-06-30 -o csv",
            "list admin-units --parent 48",
            "list admin-units --under 49 --kind phuong --on 2024-12-31",
            "list agencies --level 1 -o json");
        command.Add(catalog);
        foreach (var option in (Option[])[parent, kind, level, under, on, known])
        {
            command.Add(option);
        }

        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.ListItemsRequest
            {
                Parent = Names.Catalog(parse.GetRequiredValue(catalog)),
                ParentCode = parse.GetValue(parent) ?? "",
                Kind = parse.GetValue(kind) ?? "",
                Level = parse.GetValue(level),
                Under = parse.GetValue(under) ?? "",
                EffectiveOn = parse.GetValue(on) ?? "",
                KnownAt = KnownOption.Read(parse.GetValue(known)),
                PageSize = PageSize,
            };
            var all = await ListAsync(connection, request, cancellationToken);
            person.Write(ItemAnswers.Of(all, all.Items));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<V1.ListItemsResponse> ListAsync(
        Connection connection, V1.ListItemsRequest request, CancellationToken cancellationToken)
    {
        var all = new V1.ListItemsResponse();
        await foreach (var page in connection.Reads.ListItemsAsync(request, cancellationToken))
        {
            all.Items.Add(page.Items);
            all.ReadPoint = page.ReadPoint;
        }

        return all;
    }
}

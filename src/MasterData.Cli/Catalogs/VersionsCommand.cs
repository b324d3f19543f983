using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Catalogs;

/// <summary><c>versions CATALOG</c></summary>
internal static class VersionsCommand
{
    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var command = host.Command(
            "versions",
            "Liệt kê các phiên bản đã công bố, mới nhất trước.",
            "Lists the published versions, newest first.",
            "versions admin-units");
        command.Add(catalog);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var all = new V1.ListVersionsResponse();
            var request = new V1.ListVersionsRequest
            {
                Parent = Names.Catalog(parse.GetRequiredValue(catalog)),
                PageSize = 1000,
            };
            await foreach (var page in connection.Reads.ListVersionsAsync(request, cancellationToken))
            {
                all.Versions.Add(page.Versions);
            }

            person.Write(CatalogAnswers.Of(all, all.Versions));
            return ExitCode.Ok;
        });
        return command;
    }
}

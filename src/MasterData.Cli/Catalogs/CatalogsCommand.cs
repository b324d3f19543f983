using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Catalogs;

/// <summary><c>catalogs</c></summary>
internal static class CatalogsCommand
{
    public static Command Create(CommandHost host)
    {
        var command = host.Command(
            "catalogs", "Liệt kê các danh mục.", "Lists the catalogs.", "catalogs", "catalogs -o json");
        host.Run(command, DemoRoles.Consumer, async (_, connection, person, cancellationToken) =>
        {
            var all = new V1.ListCatalogsResponse();
            var request = new V1.ListCatalogsRequest { PageSize = 1000 };
            await foreach (var page in connection.Reads.ListCatalogsAsync(request, cancellationToken))
            {
                all.Catalogs.Add(page.Catalogs);
            }

            person.Write(CatalogAnswers.Of(all));
            return ExitCode.Ok;
        });
        return command;
    }
}

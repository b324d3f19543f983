using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Items;

namespace MasterData.Cli.Catalogs;

/// <summary><c>catalog show</c>, <c>catalog apply</c> and <c>catalog resume</c></summary>
internal static class CatalogCommand
{
    public static Command Create(CommandHost host)
    {
        var command = host.Command(
            "catalog",
            "Xem, tạo hoặc sửa một danh mục.",
            "Shows, makes or changes a catalog.",
            "catalog show admin-units");
        command.Add(Show(host));
        command.Add(ApplyCommand.Create(host));
        command.Add(ResumeCommand.Create(host));
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var known = KnownOption.Create(host);
        var command = host.Command(
            "show",
            "Xem một danh mục: chủ quản, vai trò, lược đồ.",
            "Shows a catalog: its owner, role and schema.",
            "catalog show admin-units",
            "catalog show admin-units --known 1 -o json");
        command.Add(catalog);
        command.Add(known);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.GetCatalogRequest
            {
                Name = Names.Catalog(parse.GetRequiredValue(catalog)),
                KnownAt = KnownOption.Read(parse.GetValue(known)),
            };
            var response = await connection.Reads.GetCatalogAsync(request, cancellationToken);
            person.Write(CatalogAnswers.Of(response, response.Catalog, response.Head, person.Language));
            return ExitCode.Ok;
        });
        return command;
    }
}

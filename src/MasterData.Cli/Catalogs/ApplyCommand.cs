using System.CommandLine;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;
using MasterData.Client.Errors;
using MasterData.Errors;
using MasterData.Wire;

namespace MasterData.Cli.Catalogs;

/// <summary><c>catalog apply --file F</c></summary>
internal static class ApplyCommand
{
    public static Command Create(CommandHost host)
    {
        var file = host.Option<string>(
            "--file", "FILE", "Tệp JSON hoặc YAML; - là đầu vào chuẩn.", "A JSON or YAML file; - is standard input.");
        file.Required = true;
        var validateOnly = host.Option<bool>(
            "--validate-only", "", "Chỉ kiểm tra, không ghi.", "Checks, writes nothing.");
        var command = host.Command(
            "apply",
            "Tạo danh mục, hoặc sửa nếu đã có. Áp dụng lại cùng tệp không đổi gì.",
            "Makes a catalog, or changes it where there is one. The same file again changes nothing.",
            "catalog apply --file seed-data/admin-units/catalog.json",
            "catalog apply --file colours.yaml --validate-only");
        command.Add(file);
        command.Add(validateOnly);
        host.Run(command, DemoRoles.Administrator, (parse, connection, person, cancellationToken) => ApplyAsync(
            connection,
            person,
            CatalogFile.Read(parse.GetRequiredValue(file)),
            parse.GetValue(validateOnly),
            cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ApplyAsync(
        Connection connection,
        Person person,
        V1.Catalog catalog,
        bool validateOnly,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(connection, catalog.Name, cancellationToken) is not { } present)
        {
            var create = new V1.CreateCatalogRequest
            {
                Catalog = catalog,
                RequestId = Connection.NewRequestId(),
                ValidateOnly = validateOnly,
            };
            var created = await connection.CallAsync(
                call => connection.Catalogs.CreateCatalogAsync(create, call), cancellationToken);
            person.Write(CatalogAnswers.Of(created, created.Catalog, created.Head ?? new(), person.Language));
            return ExitCode.Ok;
        }

        var update = new V1.UpdateCatalogRequest
        {
            Catalog = catalog,
            RequestId = Connection.NewRequestId(),
            ValidateOnly = validateOnly,
        };
        try
        {
            var updated = await connection.CallAsync(
                call => connection.Catalogs.UpdateCatalogAsync(update, call), cancellationToken);
            person.Write(CatalogAnswers.Of(updated, updated.Catalog, updated.Head ?? new(), person.Language));
        }
        catch (MasterDataCallException refusal) when (refusal.Error.Reason == ErrorReason.NoChange.ToProtoName())
        {
            person.Say("Danh mục đã như trong tệp: không đổi gì.", "The catalog is as the file says: nothing changed.");
            person.Write(CatalogAnswers.Of(present, present.Catalog, present.Head, person.Language));
        }

        return ExitCode.Ok;
    }

    private static async Task<V1.GetCatalogResponse?> FindAsync(
        Connection connection, string name, CancellationToken cancellationToken)
    {
        try
        {
            var request = new V1.GetCatalogRequest { Name = name };
            return await connection.Reads.GetCatalogAsync(request, cancellationToken);
        }
        catch (MasterDataCallException refusal) when (refusal.StatusCode is StatusCode.NotFound)
        {
            return null;
        }
    }
}

using System.CommandLine;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Client.Errors;

namespace MasterData.Cli.Catalogs;

/// <summary><c>catalog apply --file F</c></summary>
internal static class ApplyCommand
{
    private const string NoChange = "NO_CHANGE";

    public static Command Create(CommandHost host)
    {
        var file = host.Option<string>(
            "--file", "FILE", "Tệp JSON hoặc YAML; - là đầu vào chuẩn.", "A JSON or YAML file; - is standard input.");
        file.Required = true;
        var validateOnly = host.Option<bool>("--validate-only", "", "Chỉ kiểm tra, không ghi.", "Checks, writes nothing.");
        var command = host.Command(
            "apply",
            "Tạo danh mục, hoặc sửa nếu đã có. Áp dụng lại cùng tệp không đổi gì.",
            "Makes a catalog, or changes it where there is one. The same file again changes nothing.",
            "catalog apply --file seed-data/admin-units/catalog.json",
            "catalog apply --file colours.yaml --validate-only");
        command.Add(file);
        command.Add(validateOnly);
        host.Run(command, DemoRoles.Administrator, (parse, session, cancellationToken) => ApplyAsync(
            session, CatalogFile.Read(parse.GetRequiredValue(file)), parse.GetValue(validateOnly), cancellationToken));
        return command;
    }

    private static async Task<ExitCode> ApplyAsync(
        Session session, V1.Catalog catalog, bool validateOnly, CancellationToken cancellationToken)
    {
        if (await FindAsync(session, catalog.Name, cancellationToken) is not { } present)
        {
            var create = new V1.CreateCatalogRequest
            {
                Catalog = catalog,
                RequestId = Session.NewRequestId(),
                ValidateOnly = validateOnly,
            };
            var created = await session.CallAsync(
                call => session.Catalogs.CreateCatalogAsync(create, call), cancellationToken);
            session.Write(CatalogAnswers.Of(created, created.Catalog, created.Head ?? new(), session.Language));
            return ExitCode.Ok;
        }

        var update = new V1.UpdateCatalogRequest
        {
            Catalog = catalog,
            RequestId = Session.NewRequestId(),
            ValidateOnly = validateOnly,
        };
        try
        {
            var updated = await session.CallAsync(
                call => session.Catalogs.UpdateCatalogAsync(update, call), cancellationToken);
            session.Write(CatalogAnswers.Of(updated, updated.Catalog, updated.Head ?? new(), session.Language));
        }
        catch (RpcException failure) when (MasterDataError.From(failure).Reason is NoChange)
        {
            session.Say("Danh mục đã như trong tệp: không đổi gì.", "The catalog is as the file says: nothing changed.");
            session.Write(CatalogAnswers.Of(present, present.Catalog, present.Head, session.Language));
        }

        return ExitCode.Ok;
    }

    private static async Task<V1.GetCatalogResponse?> FindAsync(
        Session session, string name, CancellationToken cancellationToken)
    {
        try
        {
            var request = new V1.GetCatalogRequest { Name = name };
            return await session.CallAsync(call => session.Catalogs.GetCatalogAsync(request, call), cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound)
        {
            return null;
        }
    }
}

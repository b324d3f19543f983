using Grpc.Core;
using MasterData.Core.Catalogs;
using MasterData.Core.Versions;
using MasterData.Server.Access;
using MasterData.Server.Requests;
using MasterData.V1;
using MasterData.Wire;

namespace MasterData.Server.Catalogs;

/// <summary>Catalogs and their versions over gRPC.</summary>
internal sealed class CatalogService(
    ListCatalogs list,
    GetCatalog get,
    CreateCatalog create,
    UpdateCatalog update,
    ListVersions listVersions,
    GetVersion getVersion)
    : V1.CatalogService.CatalogServiceBase
{
    private const int UsualPage = 200;
    private const int MostOfAPage = 1_000;

    /// <inheritdoc/>
    public override async Task<ListCatalogsResponse> ListCatalogs(
        ListCatalogsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, UsualPage, MostOfAPage);
        fields.ThrowIfAny();

        var (catalogs, next) = await list.ExecuteAsync(
            context.Actor, size, request.PageToken, context.CancellationToken);
        return new()
        {
            Catalogs =
            {
                catalogs.Select(view => new CatalogSummary
                {
                    Catalog = view.ToProto(),
                    Head = view.ReadPoint.Head.ToProto(),
                }),
            },
            NextPageToken = next,
        };
    }

    /// <inheritdoc/>
    public override async Task<GetCatalogResponse> GetCatalog(GetCatalogRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Name);
        var known = fields.KnownAt(request.KnownAt);
        fields.ThrowIfAny();

        var view = await get.ExecuteAsync(context.Actor, catalog, known, context.CancellationToken);
        return new()
        {
            Catalog = view.ToProto(),
            Head = view.ReadPoint.Head.ToProto(),
            ReadPoint = view.ReadPoint.ToDaylessProto(),
        };
    }

    /// <inheritdoc/>
    public override async Task<CreateCatalogResponse> CreateCatalog(
        CreateCatalogRequest request, ServerCallContext context)
    {
        var view = await create.ExecuteAsync(
            context.Actor,
            ProposalOf(request.Catalog) with { Etag = "" },
            request.RequestId,
            request.ValidateOnly,
            context.CancellationToken);
        return new() { Catalog = view.ToProto(), Head = view.ReadPoint.Head.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<UpdateCatalogResponse> UpdateCatalog(
        UpdateCatalogRequest request, ServerCallContext context)
    {
        var view = await update.ExecuteAsync(
            context.Actor,
            ProposalOf(request.Catalog),
            request.RequestId,
            request.ValidateOnly,
            context.CancellationToken);
        return new() { Catalog = view.ToProto(), Head = view.ReadPoint.Head.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<ListVersionsResponse> ListVersions(
        ListVersionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Parent, "parent");
        var size = fields.PageSize(request.PageSize, UsualPage, MostOfAPage);
        fields.ThrowIfAny();

        context.Actor.DemandRead(catalog);
        var before = VersionPages.Read(catalog, request.PageToken);
        var found = await listVersions.ExecuteAsync(catalog, before, size + 1, context.CancellationToken);
        return new()
        {
            Versions = { found.Take(size).Select(version => version.ToProto(context.Actor)) },
            NextPageToken = found.Count > size ? VersionPages.Write(catalog, found[size - 1].Version) : "",
        };
    }

    /// <inheritdoc/>
    public override async Task<GetVersionResponse> GetVersion(GetVersionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var (catalog, number) = fields.Version(request.Name);
        fields.ThrowIfAny();

        context.Actor.DemandRead(catalog);
        var version = await getVersion.ExecuteAsync(catalog, number, context.CancellationToken);
        return new() { Version = version.Row.ToProto(context.Actor), ChangedKeys = { version.ChangedKeys } };
    }

    private static CatalogProposal ProposalOf(V1.Catalog? message)
    {
        var fields = new RequestFields();
        var proposal = (message ?? new()).ToProposal(fields);
        fields.ThrowIfAny();
        return proposal;
    }
}

using Grpc.Core;
using MasterData.Core.Catalogs;
using MasterData.Core.Restores;
using MasterData.Core.Versions;
using MasterData.Server.Access;
using MasterData.Server.Requests;
using MasterData.Server.Versions;
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
    GetVersion getVersion,
    ResumeCatalog resume)
    : V1.CatalogService.CatalogServiceBase
{
    /// <inheritdoc/>
    public override async Task<ListCatalogsResponse> ListCatalogs(
        ListCatalogsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var page = fields.Page(request.PageSize, request.PageToken);
        fields.ThrowIfAny();

        var found = await list.ExecuteAsync(context.Actor, page, context.CancellationToken);
        return new()
        {
            Catalogs =
            {
                found.Entries.Select(view => new CatalogSummary
                {
                    Catalog = view.ToProto(),
                    Head = view.ReadPoint.Head.ToProto(),
                    Stopped = view.Stopped,
                    Claim = view.Claim,
                }),
            },
            NextPageToken = found.NextPageToken,
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
            Stopped = view.Stopped,
            Claim = view.Claim,
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
    public override async Task<ResumePublishingResponse> ResumePublishing(
        ResumePublishingRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Name);
        fields.ThrowIfAny();

        var resumed = await resume.ExecuteAsync(
            context.Actor,
            catalog,
            request.Reason,
            (request.DiscardFirst, request.DiscardLast),
            context.CancellationToken);
        return new() { Head = resumed.Head.ToProto(), Evidence = resumed.Evidence, NewEpoch = resumed.IsNewEpoch };
    }

    /// <inheritdoc/>
    public override async Task<ListVersionsResponse> ListVersions(
        ListVersionsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Parent, "parent");
        var page = fields.Page(request.PageSize, request.PageToken);
        fields.ThrowIfAny();

        var found = await listVersions.ExecuteAsync(context.Actor, catalog, page, context.CancellationToken);
        return new()
        {
            Versions = { found.Entries.Select(version => version.ToProto()) },
            NextPageToken = found.NextPageToken,
        };
    }

    /// <inheritdoc/>
    public override async Task<GetVersionResponse> GetVersion(GetVersionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var (catalog, number) = fields.Version(request.Name);
        fields.ThrowIfAny();

        var found = await getVersion.ExecuteAsync(context.Actor, catalog, number, context.CancellationToken);
        return new() { Version = found.Version.ToProto(), ChangedKeys = { found.ChangedKeys } };
    }

    private static CatalogProposal ProposalOf(V1.Catalog? message)
    {
        var fields = new RequestFields();
        var proposal = (message ?? new()).ToProposal(fields);
        fields.ThrowIfAny();
        return proposal;
    }
}

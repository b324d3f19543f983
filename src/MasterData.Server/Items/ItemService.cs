using Grpc.Core;
using MasterData.Core.Items;
using MasterData.Server.Access;
using MasterData.Server.Catalogs;
using MasterData.Server.Requests;
using MasterData.Server.Versions;
using MasterData.V1;
using MasterData.Wire;

namespace MasterData.Server.Items;

/// <summary>Reads items over gRPC.</summary>
internal sealed class ItemService(
    GetItem getItem, Core.Items.BatchGetItems batchGetItems, ListItems listItems, GetHistory getHistory)
    : V1.ItemService.ItemServiceBase
{
    /// <inheritdoc/>
    public override async Task<GetItemResponse> GetItem(GetItemRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var (catalog, code) = fields.Item(request.Name);
        var day = fields.Date(request.EffectiveOn, "effective_on");
        var known = fields.KnownAt(request.KnownAt);
        fields.ThrowIfAny();

        var answer = await getItem.ExecuteAsync(context.Actor, catalog, code, day, known, context.CancellationToken);
        return new() { Item = answer.Item.ToProto(catalog), ReadPoint = answer.ReadPoint.ToProto() };
    }

    /// <inheritdoc/>
    public override async Task<BatchGetItemsResponse> BatchGetItems(
        BatchGetItemsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(request.Parent, "parent");
        var codes = fields.Codes(request.Codes.Take(Core.Items.BatchGetItems.MaxCodes + 1), "codes");
        var day = fields.Date(request.EffectiveOn, "effective_on");
        var known = fields.KnownAt(request.KnownAt);
        fields.ThrowIfAny();

        var answer = await batchGetItems.ExecuteAsync(
            context.Actor, catalog, codes, day, known, context.CancellationToken);
        return new()
        {
            Items = { answer.Items.Select(item => item.ToProto(catalog)) },
            Missing = { answer.Missing },
            ReadPoint = answer.ReadPoint.ToProto(),
        };
    }

    /// <inheritdoc/>
    public override async Task<ListItemsResponse> ListItems(ListItemsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var query = new ListQuery
        {
            Catalog = fields.Catalog(request.Parent, "parent"),
            Parent = fields.OptionalCode(request.ParentCode, "parent_code"),
            Kind = request.Kind,
            Level = fields.NotNegative(request.Level, "level"),
            Under = fields.OptionalCode(request.Under, "under"),
            EffectiveOn = fields.Date(request.EffectiveOn, "effective_on"),
            KnownAt = fields.KnownAt(request.KnownAt),
        };
        var page = fields.Page(request.PageSize, request.PageToken);
        fields.ThrowIfAny();

        var answer = await listItems.ExecuteAsync(context.Actor, query, page, context.CancellationToken);
        return new()
        {
            Items = { answer.Page.Entries.Select(item => item.ToProto(query.Catalog)) },
            NextPageToken = answer.Page.NextPageToken,
            ReadPoint = answer.ReadPoint.ToProto(),
        };
    }

    /// <inheritdoc/>
    public override async Task<GetHistoryResponse> GetHistory(GetHistoryRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var (catalog, code) = fields.Item(request.Name);
        var known = fields.KnownAt(request.KnownAt);
        fields.ThrowIfAny();

        var answer = await getHistory.ExecuteAsync(context.Actor, catalog, code, known, context.CancellationToken);
        return new()
        {
            Item = answer.Item.ToProto(catalog),
            Acts = { answer.Acts.Select(act => act.ToProto()) },
            ReadPoint = answer.ReadPoint.ToDaylessProto(),
        };
    }
}

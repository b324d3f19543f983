using System.Globalization;
using System.Text.Json;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Errors;

namespace MasterData.Core.Items;

/// <summary>Lists the items in force on a day, by code. All pages of a list are read at one version.</summary>
internal sealed class ListItems(
    CatalogMemory memory, ReadPoints points, ListIndexes indexes, LastChanges changes, CostlyWork costly)
{
    private static readonly PagedList List = new("items");

    /// <summary>One page of the list.</summary>
    /// <exception cref="MasterDataException">
    /// PERMISSION_DENIED, INVALID_PAGE_TOKEN, and those of <see cref="ReadPoints"/>.
    /// </exception>
    public async Task<ListAnswer> ExecuteAsync(
        Actor actor, ListQuery query, PageRequest request, CancellationToken cancellationToken)
    {
        actor.DemandRead(query.Catalog);

        var open = List.Open(request, JsonSerializer.Serialize(query));
        var point = await PointAsync(query, open.After, cancellationToken);
        using var place = indexes.Holds(point) ? null : await costly.EnterAsync(actor, cancellationToken);
        var index = await indexes.GetAsync(point, cancellationToken);
        var found = index.Select(query, open.After?.Text(3) ?? "").Take(open.Limit).ToList();
        var page = open.Close(found, item => PositionOf(point, item));
        var items = await changes.PutAsync(
            page.Entries, memory.Get(query.Catalog), point.Head.Version, cancellationToken);
        return new(page with { Entries = items }, point);
    }

    private static string[] PositionOf(ReadPoint point, ItemInForce last) =>
    [
        point.Head.Epoch,
        point.Head.Version.ToString(CultureInfo.InvariantCulture),
        point.EffectiveOn.ToString("O", CultureInfo.InvariantCulture),
        last.Item.Code,
    ];

    private async Task<ReadPoint> PointAsync(ListQuery query, PageToken? token, CancellationToken cancellationToken)
    {
        if (token is null)
        {
            return await points.ResolveAsync(query.Catalog, query.EffectiveOn, query.KnownAt, cancellationToken);
        }

        try
        {
            return await points.ResolveAsync(
                query.Catalog, token.Day(2), new(token.Number(1), null, token.Text(0)), cancellationToken);
        }
        catch (MasterDataException exception)
            when (exception.Reason is ErrorReason.EpochMismatch or ErrorReason.VersionNotPublished)
        {
            throw PageErrors.InvalidToken();
        }
    }
}

using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Lists the items in force on a day, by code. All pages of a list are read at one version.</summary>
internal sealed class ListItems(
    CatalogMemory memory, ReadPoints points, ListIndexes indexes, LastChanges changes)
{
    /// <summary>One page of the list.</summary>
    public async Task<ListAnswer> ExecuteAsync(Actor actor, ListQuery query, CancellationToken cancellationToken)
    {
        actor.DemandRead(query.Catalog);

        var token = PageToken.Read(query);
        var point = await PointAsync(query, token, cancellationToken);
        var index = await indexes.GetAsync(point, cancellationToken);
        var found = index.Select(query, token?.After ?? "").Take(query.PageSize + 1).ToList();

        var next = "";
        if (found.Count > query.PageSize)
        {
            found.RemoveAt(query.PageSize);
            next = PageToken.Write(query, point, found[^1].Item.Code);
        }

        var entry = memory.Get(query.Catalog);
        return new(await changes.PutAsync(found, entry, point.Head.Version, cancellationToken), next, point);
    }

    private async Task<ReadPoint> PointAsync(ListQuery query, PageToken? token, CancellationToken cancellationToken)
    {
        if (token is null)
        {
            return await points.ResolveAsync(query.Catalog, query.EffectiveOn, query.KnownAt, cancellationToken);
        }

        try
        {
            return await points.ResolveAsync(
                query.Catalog, token.Day, new(token.Version, null, token.Epoch), cancellationToken);
        }
        catch (Errors.MasterDataException exception)
            when (exception.Reason is Errors.ErrorReason.EpochMismatch or Errors.ErrorReason.VersionNotPublished)
        {
            throw ItemErrors.InvalidPageToken();
        }
    }
}

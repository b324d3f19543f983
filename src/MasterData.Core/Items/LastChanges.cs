using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Items;

/// <summary>Finds the version of the last change of items, as far as was known at a version.</summary>
internal sealed class LastChanges(MasterDataContextFactory contexts)
{
    /// <summary>The same items with the version of their last change at or before <paramref name="version"/>.</summary>
    internal async Task<IReadOnlyList<ItemInForce>> PutAsync(
        IReadOnlyList<ItemInForce> items, CatalogEntry entry, long version, CancellationToken cancellationToken)
    {
        // Memory knows the newest change; only what changed after the version must be asked for.
        var dated = items.Select(item => item with { LastChanged = entry.LastChanged(item.Item.Key) }).ToArray();
        var later = dated.Where(item => item.LastChanged > version).Select(item => item.Item.Key).ToList();
        if (later is [])
        {
            return dated;
        }

        var known = await FindAsync(entry.Catalog, later, version, cancellationToken);
        return
        [
            .. dated.Select(
                item => known.TryGetValue(item.Item.Key, out var at) ? item with { LastChanged = at } : item),
        ];
    }

    private async Task<Dictionary<string, long>> FindAsync(
        string catalog, List<string> keys, long version, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await db.Set<ChangeRow>()
            .Where(change => change.Catalog == catalog && change.Version <= version && keys.Contains(change.Key))
            .GroupBy(change => change.Key)
            .Select(changes => new { changes.Key, Version = changes.Max(change => change.Version) })
            .ToDictionaryAsync(change => change.Key, change => change.Version, cancellationToken);
    }
}

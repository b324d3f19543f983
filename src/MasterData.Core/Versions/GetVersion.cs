using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Gets one version with the keys it changed.</summary>
internal sealed class GetVersion(MasterDataContextFactory contexts, CatalogMemory memory)
{
    private const int MostKeys = 20_000;

    /// <summary>The version; beyond the head: VERSION_NOT_PUBLISHED.</summary>
    public async Task<PublishedVersion> ExecuteAsync(string catalog, long version, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var row = await StoredVersions.GetAsync(db, memory, catalog, version, cancellationToken);
        var keys = await db.Set<ChangeRow>()
            .Where(change => change.Catalog == catalog && change.Version == version)
            .OrderBy(change => change.Key)
            .Select(change => change.Key)
            .Take(MostKeys)
            .ToListAsync(cancellationToken);
        return new(row, keys);
    }
}

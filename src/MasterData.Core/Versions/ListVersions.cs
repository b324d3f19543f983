using MasterData.Core.Following;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Lists what was published, newest first.</summary>
internal sealed class ListVersions(MasterDataContextFactory contexts, CatalogMemory memory)
{
    /// <summary>At most <paramref name="count"/> versions below <paramref name="before"/> (null: from the head on).</summary>
    public async Task<IReadOnlyList<VersionRow>> ExecuteAsync(
        string catalog, long? before, int count, CancellationToken cancellationToken)
    {
        memory.Get(catalog);
        await using var db = contexts.Create();
        return await StoredVersions.Of(db, catalog)
            .Where(row => before == null || row.Version < before)
            .OrderByDescending(row => row.Version)
            .Take(count)
            .ToListAsync(cancellationToken);
    }
}

using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>Stops publishing of a catalog whose database is behind what it published before.</summary>
internal sealed class SuspendCatalog(MasterDataContextFactory contexts, CatalogMemory memory, LoadCatalogs load)
{
    /// <summary>Marks <paramref name="catalog"/> until a restore; logs an error with <paramref name="evidence"/>.</summary>
    /// <remarks>The mark is in the database, so that it outlives this process and reaches the others.</remarks>
    public async Task ExecuteAsync(string catalog, string evidence, CancellationToken cancellationToken)
    {
        if (memory.Find(catalog) is { } entry)
        {
            load.Suspend(entry, evidence);
        }

        await using var db = contexts.Create();
        await db.Set<HeadRow>()
            .Where(head => head.Catalog == catalog && !head.Suspended)
            .ExecuteUpdateAsync(head => head.SetProperty(row => row.Suspended, true), cancellationToken);
    }
}

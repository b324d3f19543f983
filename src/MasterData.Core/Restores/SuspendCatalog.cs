using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Restores;

/// <summary>Stops publishing of a catalog whose database is behind what it published before.</summary>
internal sealed partial class SuspendCatalog(
    MasterDataContextFactory contexts, CatalogMemory memory, ILogger<SuspendCatalog> logger)
{
    /// <summary>
    /// Marks <paramref name="catalog"/> until a restore; logs an error with <paramref name="evidence"/>.
    /// </summary>
    /// <remarks>The mark is in the database, so that it outlives this process and reaches the others.</remarks>
    public async Task ExecuteAsync(string catalog, string evidence, CancellationToken cancellationToken)
    {
        if (memory.Find(catalog) is { } entry)
        {
            MarkSuspended(entry, evidence);
        }

        await using var db = contexts.Create();
        await db.Set<HeadRow>()
            .Where(head => head.Catalog == catalog && !head.Suspended)
            .ExecuteUpdateAsync(head => head.SetProperty(row => row.Suspended, true), cancellationToken);
    }

    /// <summary>Marks the catalog as stopped in memory alone, and logs why.</summary>
    public CatalogEntry MarkSuspended(CatalogEntry shown, string evidence)
    {
        if (!shown.Suspended)
        {
            LogPossibleRestore(shown.Catalog, evidence);
        }

        return Mark(shown, suspended: true);
    }

    /// <summary>Marks the catalog in memory as the database says.</summary>
    public CatalogEntry Mark(CatalogEntry shown, bool suspended)
    {
        if (shown.Suspended == suspended)
        {
            return shown;
        }

        memory.Update(shown.Catalog, entry => entry.Suspended == suspended ? entry : entry.WithSuspended(suspended));
        return shown.WithSuspended(suspended);
    }

    [LoggerMessage(LogLevel.Error,
        "POSSIBLE_RESTORE: the database of {Catalog} was put back by hand: {Evidence}. Publishing stops until restore "
        + "is run")]
    private partial void LogPossibleRestore(string catalog, string evidence);
}

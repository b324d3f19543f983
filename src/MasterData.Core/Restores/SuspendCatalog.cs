using System.Collections.Concurrent;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Restores;

/// <summary>Stops publishing of a catalog whose database is behind what it published before.</summary>
internal sealed partial class SuspendCatalog(
    MasterDataContextFactory contexts, CatalogMemory memory, ILogger<SuspendCatalog> logger)
{
    private readonly ConcurrentDictionary<string, Finding> _unsaved = new(StringComparer.Ordinal);

    /// <summary>
    /// Marks the catalog until a restore or <c>catalog resume</c>; logs an error with <paramref name="evidence"/>.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="judged">The head of the database that was compared.</param>
    /// <param name="seen">The version it lacks, proven.</param>
    /// <param name="evidence">Both, for people.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task ExecuteAsync(
        string catalog, Position judged, SeenVersion seen, string evidence, CancellationToken cancellationToken)
    {
        if (memory.Find(catalog) is { } entry)
        {
            MarkSuspended(entry, judged, seen, evidence);
        }

        await SaveAsync(cancellationToken);
    }

    /// <summary>Marks the catalog as stopped in memory, for now, and logs why.</summary>
    public CatalogEntry MarkSuspended(CatalogEntry shown, Position judged, SeenVersion seen, string evidence)
    {
        _unsaved[shown.Catalog] = new(judged, seen, evidence);
        if (!shown.Suspended)
        {
            LogPossibleRestore(shown.Catalog, evidence);
        }

        return shown.Suspended ? shown : Change(shown, evidence);
    }

    /// <summary>Marks the catalog in memory as the database says.</summary>
    public CatalogEntry Mark(CatalogEntry shown, string evidence) =>
        shown.Evidence == evidence || _unsaved.ContainsKey(shown.Catalog) ? shown : Change(shown, evidence);

    /// <summary>Writes the marks into the database, where they outlive this process and reach the others.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var (catalog, found) in _unsaved)
        {
            var (epoch, version) = found.Judged;
            var seen = found.Seen;

            // Only onto the row that was judged: publishing may have been resumed since.
            await using var db = contexts.Create();
            await db.Set<HeadRow>()
                .Where(head => head.Catalog == catalog && head.Epoch == epoch && head.Version == version
                    && head.Evidence == "")
                .ExecuteUpdateAsync(
                    head => head
                        .SetProperty(row => row.Evidence, found.Evidence)
                        .SetProperty(row => row.WitnessedEpoch, seen.Position.Epoch)
                        .SetProperty(row => row.WitnessedVersion, seen.Position.Version)
                        .SetProperty(row => row.WitnessedDigest, seen.Digest),
                    cancellationToken);
            _unsaved.TryRemove(KeyValuePair.Create(catalog, found));
        }
    }

    private CatalogEntry Change(CatalogEntry shown, string evidence)
    {
        var position = shown.State.Head.Position;
        memory.Update(
            shown.Catalog, entry => entry.State.Head.Position == position ? entry.WithEvidence(evidence) : entry);
        return shown.WithEvidence(evidence);
    }

    private sealed record Finding(Position Judged, SeenVersion Seen, string Evidence);

    [LoggerMessage(LogLevel.Error,
        "POSSIBLE_RESTORE: the database of {Catalog} was put back by hand: {Evidence}. Publishing stops until restore "
        + "is run, or masterdata catalog resume {Catalog}")]
    private partial void LogPossibleRestore(string catalog, string evidence);
}

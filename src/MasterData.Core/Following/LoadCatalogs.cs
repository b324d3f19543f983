using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Core.Witnesses;
using MasterData.Digests;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Following;

/// <summary>Brings memory up to the database: at start whole, later by deltas; both are proved by digest.</summary>
internal sealed partial class LoadCatalogs(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    StoredCatalogs stored,
    SuspendCatalog suspend,
    Witness witness,
    TimeProvider time,
    ILogger<LoadCatalogs> logger)
{
    /// <summary>Loads every catalog with its log, or what memory lacks of it.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        // Taken first: what is published while the heads are read says nothing against them.
        var (before, began) = (memory.All, time.GetUtcNow());
        await using var db = contexts.Create();
        var heads = await db.Set<HeadRow>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var head in heads)
        {
            // Once for both: what is published between two looks would be taken for a database put back.
            var shown = memory.Find(head.Catalog);
            if (!IsOvertaken(head, shown, before))
            {
                await CatchUpAsync(db, head, shown, cancellationToken);
            }
        }

        SuspendVanished(heads, before);
        memory.Looked(began);
    }

    // Memory went beyond this head only after it was read.
    private static bool IsOvertaken(HeadRow head, CatalogEntry? shown, IReadOnlyList<CatalogEntry> before) =>
        shown is not null && head.Position < shown.State.Head.Position
        && !before.Any(entry => entry.Catalog == head.Catalog && head.Position < entry.State.Head.Position);

    /// <summary>Brings one catalog to <paramref name="head"/>, as read by <paramref name="db"/>.</summary>
    /// <returns>The entry at exactly that head; suspended if the head cannot follow what memory shows.</returns>
    internal Task<CatalogEntry> CatchUpAsync(MasterDataContext db, HeadRow head, CancellationToken cancellationToken) =>
        CatchUpAsync(db, head, memory.Find(head.Catalog), cancellationToken);

    private async Task<CatalogEntry> CatchUpAsync(
        MasterDataContext db, HeadRow head, CatalogEntry? shown, CancellationToken cancellationToken)
    {
        if (await WitnessAgainstAsync(db, head, shown, cancellationToken) is var (seen, evidence))
        {
            var present = shown ?? memory.Advance(await stored.LoadAsync(db, head, cancellationToken));
            return suspend.MarkSuspended(present, head.Position, seen, evidence);
        }

        return shown is null
            ? memory.Advance(await stored.LoadAsync(db, head, cancellationToken))
            : await FollowOrStopAsync(db, head, shown, cancellationToken);
    }

    // While the server runs, what the witness has of an earlier version was compared before.
    private async Task<(SeenVersion Seen, string Evidence)?> WitnessAgainstAsync(
        MasterDataContext db, HeadRow head, CatalogEntry? shown, CancellationToken cancellationToken)
    {
        if (witness.Find(head.Catalog) is not { } known
            || (known.Position == head.Position && known.Hash == head.Digest)
            || (shown is not null && known.Position < head.Position))
        {
            return null;
        }

        var seen = new SeenVersion("the witness", known.Position, known.Hash, IsProven: true);
        return await EvidenceOfRestore.FindAsync(
            db, head.Catalog, head.Position, seen, cancellationToken) is { } evidence ? (seen, evidence) : null;
    }

    private async Task<CatalogEntry> FollowOrStopAsync(
        MasterDataContext db, HeadRow head, CatalogEntry shown, CancellationToken cancellationToken)
    {

        var present = shown.State.Head;
        if (head.Position == present.Position && head.Digest == present.Digest)
        {
            return suspend.Mark(shown, head.Evidence);
        }

        var seen = new SeenVersion("memory", present.Position, present.Digest, IsProven: true);
        if (!head.Position.IsOfLaterEpochThan(present.Position)
            && await EvidenceOfRestore.FindAsync(
                db, head.Catalog, head.Position, seen, cancellationToken) is { } evidence)
        {
            return suspend.MarkSuspended(shown, head.Position, seen, evidence);
        }

        return memory.Advance(head.Position.IsOfSameEpochAs(present.Position)
            ? await FollowAsync(db, shown, head, cancellationToken)
            : await stored.LoadAsync(db, head, cancellationToken));
    }

    private async Task<CatalogEntry> FollowAsync(
        MasterDataContext db, CatalogEntry shown, HeadRow head, CancellationToken cancellationToken)
    {
        var from = shown.State.Head;
        var versions = await StoredCatalogs.LoggedAsync(
            db, head.Catalog, from.Version, head.Version, cancellationToken);
        var keys = versions.SelectMany(version => version.Keys).Distinct(StringComparer.Ordinal).ToList();
        var changed = await StoredDocuments.SomeAsync(db, head.Catalog, keys, head.Version, cancellationToken);
        var delta = new CatalogDelta
        {
            From = from.Version,
            PreviousDigest = from.Digest,
            Head = await StoredCatalogs.HeadAsync(db, head, cancellationToken),
            Changed = changed,
            Removed = [.. keys.Except(changed.Select(document => document.Key), StringComparer.Ordinal)],
        };

        try
        {
            var followed = shown.After(shown.State.Apply(delta), versions);
            LogFollowed(head.Catalog, from.Version, head.Version);
            return followed;
        }
        catch (DigestMismatchException mismatch)
        {
            LogDiverged(mismatch, head.Catalog, from.Version, head.Version);
            return await stored.LoadAsync(db, head, cancellationToken);
        }
    }

    private void SuspendVanished(IEnumerable<HeadRow> heads, IReadOnlyList<CatalogEntry> before)
    {
        var present = heads.Select(head => head.Catalog).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in before.Where(entry => !present.Contains(entry.Catalog)))
        {
            var seen = new SeenVersion("memory", entry.State.Head.Position, entry.State.Head.Digest, IsProven: true);
            suspend.MarkSuspended(
                entry, Position.None, seen, "memory has the catalog, the database has it no more");
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Catalog} followed from version {From} to {To}")]
    private partial void LogFollowed(string catalog, long from, long to);

    [LoggerMessage(LogLevel.Error,
        "{Catalog} had another content in memory than in the database between versions {From} and {To}; it is loaded "
        + "anew")]
    private partial void LogDiverged(Exception mismatch, string catalog, long from, long to);
}

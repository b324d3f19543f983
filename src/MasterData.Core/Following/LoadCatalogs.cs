using System.Collections.Immutable;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Digests;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Following;

/// <summary>Brings memory up to the database: at start whole, later by deltas; both are proved by digest.</summary>
internal sealed partial class LoadCatalogs(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    LogRetention retention,
    TimeProvider time,
    ILogger<LoadCatalogs> logger)
{
    /// <summary>The log of a catalog that has no version yet.</summary>
    internal CatalogLog EmptyLog { get; } = CatalogLog.Of([], retention);

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
        shown is not null && head.IsBefore(shown)
        && !before.Any(entry => entry.Catalog == head.Catalog && head.IsBefore(entry));

    /// <summary>Brings one catalog to <paramref name="head"/>, as read by <paramref name="db"/>.</summary>
    /// <returns>The entry at exactly that head; suspended if the head cannot follow what memory shows.</returns>
    internal Task<CatalogEntry> CatchUpAsync(MasterDataContext db, HeadRow head, CancellationToken cancellationToken) =>
        CatchUpAsync(db, head, memory.Find(head.Catalog), cancellationToken);

    private async Task<CatalogEntry> CatchUpAsync(
        MasterDataContext db, HeadRow head, CatalogEntry? shown, CancellationToken cancellationToken)
    {
        if (shown is null)
        {
            return memory.Advance(await LoadAsync(db, head, cancellationToken));
        }

        var present = shown.State.Head;
        if (head.Epoch == present.Epoch && head.Version == present.Version && head.Digest == present.Digest)
        {
            return shown.Suspended == head.Suspended ? shown : Marked(shown, head.Suspended);
        }

        if (await EvidenceOfRestoreAsync(db, head, present, cancellationToken) is { } evidence)
        {
            return Suspend(shown, evidence);
        }

        return memory.Advance(head.Epoch == present.Epoch
            ? await FollowAsync(db, shown, head, cancellationToken)
            : await LoadAsync(db, head, cancellationToken));
    }

    /// <summary>Marks the entry in memory, and says why.</summary>
    internal CatalogEntry Suspend(CatalogEntry shown, string evidence)
    {
        if (!shown.Suspended)
        {
            LogPossibleRestore(shown.Catalog, evidence);
        }

        return Marked(shown, suspended: true);
    }

    private CatalogEntry Marked(CatalogEntry shown, bool suspended)
    {
        memory.Update(shown.Catalog, entry => entry.Suspended == suspended ? entry : entry.WithSuspended(suspended));
        return shown.Suspended == suspended ? shown : shown.WithSuspended(suspended);
    }

    // What memory shows was committed. A database that does not have it any more was put back by hand.
    private static async Task<string?> EvidenceOfRestoreAsync(
        MasterDataContext db, HeadRow head, CatalogHead shown, CancellationToken cancellationToken)
    {
        if (string.CompareOrdinal(head.Epoch, shown.Epoch) is var order && order != 0)
        {
            return order > 0 ? null : $"its epoch {head.Epoch} is older than {shown.Epoch}";
        }

        if (head.Version < shown.Version)
        {
            return $"its version {head.Version} is behind {shown.Version}";
        }

        var digest = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == head.Catalog && row.Version == shown.Version)
            .Select(row => (Hash?)row.Digest)
            .SingleOrDefaultAsync(cancellationToken);
        return digest == shown.Digest
            ? null
            : $"its version {shown.Version} has another digest";
    }

    private async Task<CatalogEntry> FollowAsync(
        MasterDataContext db, CatalogEntry shown, HeadRow head, CancellationToken cancellationToken)
    {
        var from = shown.State.Head;
        var versions = await LoggedAsync(db, head.Catalog, from.Version, head.Version, cancellationToken);
        var keys = versions.SelectMany(version => version.Keys).Distinct(StringComparer.Ordinal).ToList();
        var changed = await StoredDocuments.SomeAsync(db, head.Catalog, keys, head.Version, cancellationToken);
        var delta = new CatalogDelta
        {
            From = from.Version,
            PreviousDigest = from.Digest,
            Head = await HeadAsync(db, head, cancellationToken),
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
            return await LoadAsync(db, head, cancellationToken);
        }
    }

    private async Task<CatalogEntry> LoadAsync(MasterDataContext db, HeadRow head, CancellationToken cancellationToken)
    {
        var documents = await StoredDocuments.AllAsync(db, head.Catalog, head.Version, cancellationToken);
        var state = CatalogState.Load(await HeadAsync(db, head, cancellationToken), documents);
        var oldest = await OldestAsync(db, state.Head, cancellationToken);
        var changes = await db.Set<ChangeRow>().AsNoTracking()
            .Where(row => row.Catalog == head.Catalog && row.Version <= head.Version)
            .GroupBy(row => row.Key, (key, rows) => new { Key = key, Version = rows.Max(row => row.Version) })
            .ToListAsync(cancellationToken);

        LogLoaded(head.Catalog, head.Version, state.Head.Count);
        return new()
        {
            State = state,
            Log = CatalogLog.Of(await LoggedAsync(db, head.Catalog, oldest, head.Version, cancellationToken), retention),
            Changes = changes.ToImmutableDictionary(change => change.Key, change => change.Version, StringComparer.Ordinal),
            Suspended = head.Suspended,
        };
    }

    // The newest version that is not retained any more; so nothing is read for nothing.
    private async Task<long> OldestAsync(MasterDataContext db, CatalogHead head, CancellationToken cancellationToken)
    {
        var since = retention.Since(head.PublishedAt);
        var tooOld = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == head.Catalog && row.Version <= head.Version && row.PublishedAt < since)
            .MaxAsync(row => (long?)row.Version, cancellationToken) ?? 0;
        return Math.Max(tooOld, head.Version - retention.Versions);
    }

    private static async Task<CatalogHead> HeadAsync(
        MasterDataContext db, HeadRow head, CancellationToken cancellationToken)
    {
        var row = await db.Set<VersionRow>().AsNoTracking()
            .SingleAsync(row => row.Catalog == head.Catalog && row.Version == head.Version, cancellationToken);
        return row.ToHead();
    }

    private static async Task<List<LoggedVersion>> LoggedAsync(
        MasterDataContext db, string catalog, long after, long upTo, CancellationToken cancellationToken)
    {
        var versions = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == catalog && row.Version > after && row.Version <= upTo)
            .OrderBy(row => row.Version)
            .Select(row => new { row.Epoch, row.Version, row.Digest, row.PublishedAt })
            .ToListAsync(cancellationToken);
        var changes = await db.Set<ChangeRow>().AsNoTracking()
            .Where(row => row.Catalog == catalog && row.Version > after && row.Version <= upTo)
            .Select(row => new { row.Version, row.Key })
            .ToListAsync(cancellationToken);
        var keys = changes.ToLookup(change => change.Version, change => change.Key);
        return versions.ConvertAll(version => new LoggedVersion(
            version.Epoch,
            version.Version,
            version.Digest,
            version.PublishedAt,
            [.. keys[version.Version].Order(StringComparer.Ordinal)]));
    }

    private void SuspendVanished(IEnumerable<HeadRow> heads, IReadOnlyList<CatalogEntry> before)
    {
        var present = heads.Select(head => head.Catalog).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in before.Where(entry => !present.Contains(entry.Catalog)))
        {
            Suspend(entry, "it has no such catalog any more");
        }
    }

    [LoggerMessage(LogLevel.Information, "{Catalog} is loaded at version {Version} with {Count} documents")]
    private partial void LogLoaded(string catalog, long version, long count);

    [LoggerMessage(LogLevel.Debug, "{Catalog} followed from version {From} to {To}")]
    private partial void LogFollowed(string catalog, long from, long to);

    [LoggerMessage(LogLevel.Error,
        "{Catalog} had another content in memory than in the database between versions {From} and {To}; it is loaded anew")]
    private partial void LogDiverged(Exception mismatch, string catalog, long from, long to);

    [LoggerMessage(LogLevel.Error,
        "POSSIBLE_RESTORE: the database of {Catalog} was put back by hand: {Evidence}. Publishing stops until restore is run")]
    private partial void LogPossibleRestore(string catalog, string evidence);
}

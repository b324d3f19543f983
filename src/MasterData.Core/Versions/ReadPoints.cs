using MasterData.Catalogs;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using MasterData.Core.Sync;
using MasterData.Documents;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Versions;

/// <summary>Fixes what a question is about: which knowledge, which day.</summary>
internal sealed class ReadPoints(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    AwaitMemory awaitMemory,
    DatabaseClock clock,
    IOptions<FollowingOptions> options,
    TimeProvider time)
{
    /// <summary>The point of a question; no day: today in the catalog's zone; no knowledge: the latest.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// CATALOG_NOT_FOUND, VERSION_NOT_PUBLISHED, EPOCH_MISMATCH, NOTHING_KNOWN_YET, FUTURE_INSTANT, BEHIND.
    /// </exception>
    public async ValueTask<ReadPoint> ResolveAsync(
        string catalog, DateOnly? effectiveOn, KnownAt? knownAt, CancellationToken cancellationToken)
    {
        var current = knownAt is { Minimum: > 0 }
            ? await AwaitAsync(catalog, knownAt, cancellationToken)
            : memory.Get(catalog).State;
        if (knownAt is { Version: null, Instant: null } or null)
        {
            DemandEpoch(current.Head, knownAt?.Epoch);
            return Point(current, effectiveOn);
        }

        if (knownAt.Version == current.Head.Version)
        {
            DemandEpoch(current.Head, knownAt.Epoch);
            return Point(current, effectiveOn);
        }

        await using var db = contexts.Create();
        var row = knownAt.Version is { } version
            ? await StoredVersions.GetAsync(db, memory, catalog, version, cancellationToken)
            : await LastAtAsync(db, catalog, knownAt.Instant!.Value, cancellationToken);
        var head = row.ToHead();
        DemandEpoch(head, knownAt.Epoch);
        if (head.Version == current.Head.Version && head.Digest == current.Head.Digest)
        {
            return Point(current, effectiveOn);
        }

        var documents = await StoredDocuments.SomeAsync(
            db, catalog, [DocumentKey.Catalog], head.Version, cancellationToken);
        var content = (CatalogContent)documents.Single();
        return new() { Head = head, Catalog = content, EffectiveOn = effectiveOn ?? Today(content) };
    }

    private async Task<CatalogState> AwaitAsync(string catalog, KnownAt knownAt, CancellationToken cancellationToken)
    {
        var state = await awaitMemory.UntilAsync(
            _ => ValueTask.FromResult(memory.Get(catalog).State),
            state => state.Head.Version >= knownAt.Minimum,
            options.Value.CatchUp,
            cancellationToken);
        return state.Head.Version >= knownAt.Minimum
            ? state
            : throw SyncErrors.Behind(new(catalog, knownAt.Epoch, knownAt.Minimum, null), state.Head);
    }

    private static void DemandEpoch(CatalogHead head, string? epoch)
    {
        if (!string.IsNullOrEmpty(epoch) && epoch != head.Epoch)
        {
            throw CatalogErrors.EpochMismatch(head.Catalog, head.Epoch);
        }
    }

    private async Task<VersionRow> LastAtAsync(
        MasterDataContext db, string catalog, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var utc = instant.ToUniversalTime();
        if (utc > await clock.NowAsync(db, cancellationToken))
        {
            throw CatalogErrors.FutureInstant();
        }

        return await StoredVersions.Of(db, catalog)
            .Where(row => row.PublishedAt <= utc)
            .OrderByDescending(row => row.PublishedAt)
            .FirstOrDefaultAsync(cancellationToken)
            ?? throw CatalogErrors.NothingKnownYet(catalog);
    }

    private ReadPoint Point(CatalogState state, DateOnly? effectiveOn) => new()
    {
        Head = state.Head,
        Catalog = state.Catalog,
        EffectiveOn = effectiveOn ?? Today(state.Catalog),
        State = state,
    };

    private DateOnly Today(CatalogContent catalog) => CatalogZone.DayAt(time.GetUtcNow(), catalog.TimeZone);
}

using System.Collections.Immutable;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Following;

/// <summary>Reads what memory holds of a catalog from the database.</summary>
internal sealed partial class StoredCatalogs(IOptions<FollowingOptions> options, ILogger<StoredCatalogs> logger)
{
    /// <summary>The log of a catalog that has no version yet.</summary>
    public CatalogLog EmptyLog => CatalogLog.Of([], options.Value.Retention);

    /// <summary>Reads a whole catalog at <paramref name="head"/>, with its log; proved by its digest.</summary>
    public async Task<CatalogEntry> LoadAsync(MasterDataContext db, HeadRow head, CancellationToken cancellationToken)
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
            Log = CatalogLog.Of(
                await LoggedAsync(db, head.Catalog, oldest, head.Version, cancellationToken), options.Value.Retention),
            Changes = changes.ToImmutableDictionary(
                change => change.Key, change => change.Version, StringComparer.Ordinal),
            Evidence = head.Evidence,
        };
    }

    // The newest version that is not retained any more; so nothing is read for nothing.
    private async Task<long> OldestAsync(MasterDataContext db, CatalogHead head, CancellationToken cancellationToken)
    {
        var since = options.Value.Retention.Since(head.PublishedAt);
        var tooOld = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == head.Catalog && row.Version <= head.Version && row.PublishedAt < since)
            .MaxAsync(row => (long?)row.Version, cancellationToken) ?? 0;
        return Math.Max(tooOld, head.Version - options.Value.Retention.Versions);
    }

    /// <summary>The proof of the version of <paramref name="head"/>.</summary>
    public static async Task<CatalogHead> HeadAsync(
        MasterDataContext db, HeadRow head, CancellationToken cancellationToken)
    {
        var row = await db.Set<VersionRow>().AsNoTracking()
            .SingleAsync(row => row.Catalog == head.Catalog && row.Version == head.Version, cancellationToken);
        return row.ToHead();
    }

    /// <summary>
    /// The versions after <paramref name="after"/> up to <paramref name="upTo"/>, with the keys they changed.
    /// </summary>
    public static async Task<List<LoggedVersion>> LoggedAsync(
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

    [LoggerMessage(LogLevel.Information, "{Catalog} is loaded at version {Version} with {Count} documents")]
    private partial void LogLoaded(string catalog, long version, long count);
}

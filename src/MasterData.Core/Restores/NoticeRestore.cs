using MasterData.Core.Publication;
using MasterData.Core.Redis;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>Notices that a database was set back by hand: Redis remembers a later version than it has.</summary>
/// <remarks>
/// Redis is often ahead of the memory of one server, because another one has published. It is never ahead of the
/// database: a version is committed there before anybody writes it to Redis, and Redis is read first.
/// </remarks>
internal sealed class NoticeRestore(MasterDataContextFactory databases, SuspendCatalog suspend)
{
    /// <summary>Takes note of what a look at Redis led to, and stops publishing of the catalog if it must be.</summary>
    internal async Task ConsiderAsync(
        string catalog, CacheOutcome outcome, CacheHead? theirs, CancellationToken cancellationToken)
    {
        if (theirs is not null
            && outcome is CacheOutcome.Ahead or CacheOutcome.Diverged
            && await IsAheadOfDatabaseAsync(catalog, theirs, cancellationToken) is { } evidence)
        {
            await suspend.ExecuteAsync(catalog, evidence, cancellationToken);
        }
    }

    private async Task<string?> IsAheadOfDatabaseAsync(
        string catalog, CacheHead theirs, CancellationToken cancellationToken)
    {
        await using var database = databases.Create();
        var head = await database.Set<HeadRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Catalog == catalog, cancellationToken);
        if (head is null)
        {
            return null;
        }

        var digest = await database.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == catalog && row.Version == theirs.Version && row.Epoch == theirs.Epoch)
            .Select(row => (Hash?)row.Digest)
            .SingleOrDefaultAsync(cancellationToken);
        var ahead = theirs.CompareTo(head.Epoch, head.Version) > 0;
        return ahead || (digest is { } ours && $"{ours}" != theirs.Digest)
            ? $"Redis has {theirs.Meta} with digest {theirs.Digest}; the database has {head.Epoch}|{head.Version}"
            : null;
    }
}

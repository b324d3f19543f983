using MasterData.Core.Publication;
using MasterData.Core.Redis;
using MasterData.Core.Storage;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>Notices that a database was put back by hand: Redis remembers a later version than it has.</summary>
/// <remarks>
/// Redis is often ahead of the memory of one server, because another one has published. It is never ahead of the
/// database: a version is committed there before anybody writes it to Redis, and Redis is read first.
/// </remarks>
internal sealed class NoticeRestore(MasterDataContextFactory databases, SuspendCatalog suspend)
{
    /// <summary>Judges what a look at Redis led to, and stops publishing of the catalog on evidence.</summary>
    internal async Task ConsiderAsync(
        string catalog, CacheOutcome outcome, CacheHead? theirs, CancellationToken cancellationToken)
    {
        if (theirs is null || outcome is not (CacheOutcome.Ahead or CacheOutcome.Diverged))
        {
            return;
        }

        await using var database = databases.Create();
        var head = await database.Set<HeadRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Catalog == catalog, cancellationToken);
        var seen = new SeenVersion(
            "Redis", theirs.Position, Hash.TryParse(theirs.Digest, out var digest) ? digest : null);
        if (head is not null
            && await EvidenceOfRestore.FindAsync(
                database, catalog, head.Position, seen, cancellationToken) is { } evidence)
        {
            await suspend.ExecuteAsync(catalog, evidence, cancellationToken);
        }
    }
}

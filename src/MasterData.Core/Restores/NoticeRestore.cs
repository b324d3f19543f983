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
internal sealed class NoticeRestore(
    MasterDataContextFactory databases, SuspendCatalog suspend, ReaderClaims claims)
{
    /// <summary>Judges what a look at Redis led to; stops publishing only on evidence that is proven.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outcome">What the look led to.</param>
    /// <param name="theirs">The head in Redis.</param>
    /// <param name="isProven">Whether that head bears the signature of this authority.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    internal async Task ConsiderAsync(
        string catalog,
        CacheOutcome outcome,
        CacheHead? theirs,
        bool isProven,
        CancellationToken cancellationToken)
    {
        if (theirs is null || outcome is not (CacheOutcome.Ahead or CacheOutcome.Diverged))
        {
            return;
        }

        await using var database = databases.Create();
        var head = await database.Set<HeadRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Catalog == catalog, cancellationToken);
        var seen = new SeenVersion(
            "Redis", theirs.Position, Hash.TryParse(theirs.Digest, out var digest) ? digest : null, isProven);
        if (head is null || await EvidenceOfRestore.FindAsync(
            database, catalog, head.Position, seen, cancellationToken) is not { } evidence)
        {
            return;
        }

        if (seen.IsProven)
        {
            await suspend.ExecuteAsync(catalog, head.Position, seen, evidence, cancellationToken);
        }
        else
        {
            claims.Note(catalog, evidence);
        }
    }
}

using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>
/// Asks the database which keys are still good, and what they may do; for streams that go on for days.
/// </summary>
internal sealed class CheckKeys(MasterDataContextFactory contexts, TimeProvider clock)
{
    private const int MostAtOnce = 500;

    /// <summary>Changes with every change of a key or grant.</summary>
    public async Task<Guid> StampAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await db.Set<AccessState>().AsNoTracking().Select(state => state.Stamp)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The actors of those keys that are neither revoked nor expired.</summary>
    public async Task<IReadOnlyDictionary<string, Actor>> ExecuteAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var actors = new Dictionary<string, Actor>(StringComparer.Ordinal);
        await using var db = contexts.Create();
        foreach (var some in ids.Chunk(MostAtOnce))
        {
            var keys = await db.Set<ApiKey>().AsNoTracking().Where(key => some.Contains(key.Id))
                .ToListAsync(cancellationToken);
            var principals = keys.Select(key => key.Principal).Distinct(StringComparer.Ordinal).ToList();
            var grants = (await db.Set<PrincipalGrant>().AsNoTracking()
                .Where(grant => principals.Contains(grant.Principal)).ToListAsync(cancellationToken))
                .ToLookup(grant => grant.Principal, StringComparer.Ordinal);
            foreach (var key in keys.Where(key => key.IsValid(now)))
            {
                actors.Add(key.Id, new(key.Principal, AccessStore.InOrder(grants[key.Principal])));
            }
        }

        return actors;
    }
}

using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Lists the API keys without their secrets, newest first.</summary>
internal sealed class ListKeys(MasterDataContextFactory contexts)
{
    /// <summary>Lists them for an administrator or auditor.</summary>
    public async Task<IReadOnlyList<KeyInfo>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Grant.Everywhere, Role.Administrator, Role.Auditor);
        await using var db = contexts.Create();
        var keys = await db.Set<ApiKey>().AsNoTracking().OrderByDescending(key => key.Id)
            .ToListAsync(cancellationToken);
        var grants = (await db.Set<PrincipalGrant>().AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(grant => grant.Principal, StringComparer.Ordinal);
        return [.. keys.Select(key => AccessStore.Describe(key, AccessStore.InOrder(grants[key.Principal])))];
    }
}

using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Lists who may do what, and which changes of that wait for a second administrator.</summary>
internal sealed class ListGrants(MasterDataContextFactory contexts, TimeProvider clock)
{
    /// <summary>Lists them for an administrator or auditor, who sees those of the catalogs of that role.</summary>
    public async Task<(IReadOnlyList<PrincipalGrant> Grants, IReadOnlyList<PendingGrant> Pending)> ExecuteAsync(
        Actor actor, CancellationToken cancellationToken)
    {
        actor.DemandSomewhere(Role.Administrator, Role.Auditor);
        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        var grants = await db.Set<PrincipalGrant>().AsNoTracking().ToListAsync(cancellationToken);
        var pending = await db.Set<PendingGrant>().AsNoTracking().ToListAsync(cancellationToken);
        return (
            [
                .. grants.Where(grant => MaySee(grant.Catalog))
                    .OrderBy(grant => grant.Principal, StringComparer.Ordinal)
                    .ThenBy(grant => grant.Catalog, StringComparer.Ordinal).ThenBy(grant => grant.Role),
            ],
            [
                .. pending.Where(waiting => MaySee(waiting.Catalog) && now < waiting.ExpiresAt)
                    .OrderBy(waiting => waiting.Id, StringComparer.Ordinal),
            ]);

        bool MaySee(string catalog) => actor.Has(Role.Administrator, catalog) || actor.Has(Role.Auditor, catalog);
    }
}

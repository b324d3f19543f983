using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>The stewards and approvers named for one catalog; outside its published content.</summary>
internal static class CatalogGrants
{
    /// <summary>
    /// Makes exactly these principals stewards and approvers of a catalog, or lets that wait for a second
    /// administrator;
    /// saved with the context.
    /// </summary>
    /// <returns>Who holds the roles once it is saved.</returns>
    public static async Task<(IReadOnlyList<string> Stewards, IReadOnlyList<string> Approvers)> ReplaceAsync(
        MasterDataContext db,
        Actor actor,
        string catalog,
        IReadOnlyCollection<string> stewards,
        IReadOnlyCollection<string> approvers,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var violations = stewards.SelectMany(steward => AccessRules.Principal(steward, "stewards"))
            .Concat(approvers.SelectMany(approver => AccessRules.Principal(approver, "approvers"))).ToList();
        if (violations.Count > 0)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        var present = (await OfCatalog(db, catalog).AsNoTracking().ToListAsync(cancellationToken))
            .Select(grant => (grant.Principal, grant.Role)).ToHashSet();
        var wanted = stewards.Select(steward => (Principal: steward, Role: Role.Steward))
            .Concat(approvers.Select(approver => (Principal: approver, Role: Role.Approver))).ToHashSet();

        foreach (var (principal, role) in present.Except(wanted).ToList())
        {
            if (await ChangeAsync(GrantChange.Withdraw, principal, role) is null)
            {
                present.Remove((principal, role));
            }
        }

        foreach (var (principal, role) in wanted.Except(present).ToList())
        {
            if (await ChangeAsync(GrantChange.Give, principal, role) is null)
            {
                present.Add((principal, role));
            }
        }

        return (With(present, Role.Steward), With(present, Role.Approver));

        Task<PendingGrant?> ChangeAsync(GrantChange change, string principal, Role role) => db.ChangeGrantAsync(
            actor, change, principal, new(role, catalog), waits: true, now, cancellationToken);
    }

    /// <summary>The principals named as stewards and approvers of a catalog, in ordinal order.</summary>
    public static async Task<(IReadOnlyList<string> Stewards, IReadOnlyList<string> Approvers)> OfAsync(
        MasterDataContext db, string catalog, CancellationToken cancellationToken)
    {
        var grants = (await OfCatalog(db, catalog).AsNoTracking().ToListAsync(cancellationToken))
            .Select(grant => (grant.Principal, grant.Role)).ToList();
        return (With(grants, Role.Steward), With(grants, Role.Approver));
    }

    private static List<string> With(IEnumerable<(string Principal, Role Role)> grants, Role role) =>
        [.. grants.Where(grant => grant.Role == role).Select(grant => grant.Principal).Order(StringComparer.Ordinal)];

    private static IQueryable<PrincipalGrant> OfCatalog(MasterDataContext db, string catalog) =>
        db.Set<PrincipalGrant>().Where(grant =>
            grant.Catalog == catalog && (grant.Role == Role.Steward || grant.Role == Role.Approver));
}

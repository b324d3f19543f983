using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>The stewards and approvers named for one catalog; outside its published content.</summary>
internal static class CatalogGrants
{
    /// <summary>Makes exactly these principals stewards and approvers of a catalog; saved with the context.</summary>
    public static async Task ReplaceAsync(
        MasterDataContext db,
        string catalog,
        IReadOnlyCollection<string> stewards,
        IReadOnlyCollection<string> approvers,
        CancellationToken cancellationToken)
    {
        var violations = stewards.SelectMany(steward => AccessRules.Principal(steward, "stewards"))
            .Concat(approvers.SelectMany(approver => AccessRules.Principal(approver, "approvers"))).ToList();
        if (violations.Count > 0)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        var present = await OfCatalog(db, catalog).ToListAsync(cancellationToken);
        var wanted = stewards.Select(steward => (Principal: steward, Role: Role.Steward))
            .Concat(approvers.Select(approver => (Principal: approver, Role: Role.Approver))).ToHashSet();

        db.RemoveRange(present.Where(grant => !wanted.Contains((grant.Principal, grant.Role))));
        wanted.ExceptWith(present.Select(grant => (grant.Principal, grant.Role)));
        db.AddRange(wanted.Select(grant => new PrincipalGrant
        {
            Principal = grant.Principal,
            Role = grant.Role,
            Catalog = catalog,
        }));
    }

    /// <summary>The principals named as stewards and approvers of a catalog, in ordinal order.</summary>
    public static async Task<(IReadOnlyList<string> Stewards, IReadOnlyList<string> Approvers)> OfAsync(
        MasterDataContext db, string catalog, CancellationToken cancellationToken)
    {
        var grants = await OfCatalog(db, catalog).AsNoTracking().ToListAsync(cancellationToken);
        return (With(Role.Steward), With(Role.Approver));

        List<string> With(Role role) =>
        [
            .. grants.Where(grant => grant.Role == role).Select(grant => grant.Principal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IQueryable<PrincipalGrant> OfCatalog(MasterDataContext db, string catalog) =>
        db.Set<PrincipalGrant>().Where(grant =>
            grant.Catalog == catalog && (grant.Role == Role.Steward || grant.Role == Role.Approver));
}

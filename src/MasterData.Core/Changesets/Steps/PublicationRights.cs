using MasterData.Core.Access;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>Asks at publication whether all on whom the changeset rests still have their rights.</summary>
internal static class PublicationRights
{
    /// <summary>Asks in the transaction of the publication, past every memory of keys.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED: the publisher; RIGHT_WITHDRAWN: the author, or every approver.
    /// </exception>
    public static async Task DemandAsync(
        MasterDataContext db, Changeset changeset, Actor publisher, CancellationToken cancellationToken)
    {
        var approvers = changeset.ValidApprovers;
        string[] people = [publisher.Id, changeset.Author, .. approvers];
        var grants = (await db.Set<PrincipalGrant>().AsNoTracking()
            .Where(grant => people.Contains(grant.Principal)
                && (grant.Catalog == changeset.Catalog || grant.Catalog == Grant.Everywhere))
            .ToListAsync(cancellationToken)).ToLookup(grant => grant.Principal, StringComparer.Ordinal);

        if (!Has(publisher.Id, Role.Steward))
        {
            throw AccessErrors.PermissionDenied(changeset.Catalog, Role.Steward);
        }

        if (!Has(changeset.Author, Role.Steward))
        {
            throw ChangesetErrors.RightWithdrawn(changeset, changeset.Author, "steward");
        }

        if (approvers.Count > 0 && !approvers.Any(approver => Has(approver, Role.Approver)))
        {
            throw ChangesetErrors.RightWithdrawn(changeset, approvers[0], "approver");
        }

        bool Has(string principal, Role role) =>
            principal == Actor.System.Id || grants[principal].Any(grant => grant.Role == role);
    }
}

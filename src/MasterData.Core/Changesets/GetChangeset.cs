using MasterData.Core.Access;
using MasterData.Core.Storage;

namespace MasterData.Core.Changesets;

/// <summary>Gets a changeset with its content.</summary>
internal sealed class GetChangeset(MasterDataContextFactory contexts)
{
    /// <summary>Gets it for a steward, approver, auditor or administrator of its catalog.</summary>
    public async Task<Changeset> ExecuteAsync(Actor actor, string changeset, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var found = await db.GetChangesetAsync(changeset, cancellationToken);
        actor.Demand(found.Catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
        return found;
    }
}

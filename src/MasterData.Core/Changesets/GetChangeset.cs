using MasterData.Access;
using MasterData.Storage;

namespace MasterData.Changesets;

/// <summary>Gets a changeset with its content.</summary>
public sealed class GetChangeset(MasterDataContextFactory contexts)
{
    /// <summary>Gets it for a steward, approver, auditor or administrator of its catalog.</summary>
    public async Task<Changeset> ExecuteAsync(Actor actor, string changeset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = contexts.Create();
        var found = await db.GetChangesetAsync(changeset, cancellationToken);
        actor.Demand(found.Catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
        return found;
    }
}

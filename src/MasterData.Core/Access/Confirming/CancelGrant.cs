using MasterData.Core.Audit;
using MasterData.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Ends what waits for a second administrator, before it takes effect.</summary>
internal sealed class CancelGrant(WriteOnce writeOnce, TimeProvider clock)
{
    private const string Action = "grant.cancel";

    /// <summary>Ends it on behalf of an administrator of the catalog, who may be the one who proposed it.</summary>
    /// <exception cref="Errors.MasterDataException">GRANT_NOT_FOUND, PERMISSION_DENIED, REQUEST_ID_REUSED.</exception>
    public async Task<GrantResult> ExecuteAsync(
        Actor actor, string pending, string requestId, CancellationToken cancellationToken)
    {
        actor.DemandSomewhere(Role.Administrator);
        var hash = RequestHash.Of(actor, Action, pending);
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            async db =>
            {
                var now = clock.GetUtcNow();
                var found = await db.GetPendingAsync(pending, now, cancellationToken);
                actor.Demand(found.Catalog, Role.Administrator);
                db.Remove(found);
                var name = GrantChanges.NameOf(found.Principal);
                db.Audit(
                    actor, Action, name, $"{GrantChanges.ActionOf(found.Change)} "
                        + $"{GrantChanges.Detail(found.Grant)}", now);
                db.AddRequest(requestId, hash, name, now, PendingGrants.Write(found));
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateConcurrencyException)
                {
                    throw AccessErrors.GrantNotFound(pending); // somebody else was faster
                }

                return new GrantResult(found.Principal, found.Grant, Pending: null);
            },
            (_, done) =>
            {
                var was = PendingGrants.Read(done.Answer)!;
                actor.Demand(was.Catalog, Role.Administrator);
                return Task.FromResult(new GrantResult(was.Principal, was.Grant, Pending: null));
            },
            cancellationToken);
    }
}

using MasterData.Core.Requests;

namespace MasterData.Core.Access;

/// <summary>Gives or withdraws one grant, once for each request.</summary>
internal sealed class ChangeGrant(WriteOnce writeOnce, KeyCache cache, TimeProvider clock)
{
    /// <summary>Does it for an actor whose right was asked for.</summary>
    public async Task<GrantResult> ExecuteAsync(
        Actor actor,
        GrantChange change,
        string principal,
        Grant grant,
        string requestId,
        CancellationToken cancellationToken)
    {
        var hash = RequestHash.Of(
            actor, GrantChanges.ActionOf(change), principal, $"{grant.Role}", grant.Catalog);
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            async db =>
            {
                var now = clock.GetUtcNow();
                if (change is GrantChange.Withdraw
                    && !(await db.GrantsOfAsync(principal, cancellationToken)).Contains(grant))
                {
                    throw AccessErrors.GrantNotFound($"{principal} {grant.Role}@{grant.Catalog}");
                }

                var pending = await db.ChangeGrantAsync(
                    actor, change, principal, grant, GrantChanges.Waits(change, grant.Role), now, cancellationToken);
                db.AddRequest(
                    requestId, hash, GrantChanges.NameOf(principal), now, PendingGrants.Write(pending));
                await db.SaveChangesAsync(cancellationToken);
                cache.Clear();
                return new GrantResult(principal, grant, pending);
            },
            (_, done) => Task.FromResult(new GrantResult(principal, grant, PendingGrants.Read(done.Answer))),
            cancellationToken);
    }
}

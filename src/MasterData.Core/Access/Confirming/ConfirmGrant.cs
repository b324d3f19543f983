using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Lets the change of a grant take effect, as the second administrator.</summary>
internal sealed partial class ConfirmGrant(
    WriteOnce writeOnce, KeyCache cache, TimeProvider clock, ILogger<ConfirmGrant> logger)
{
    private const string Action = "grant.confirm";

    /// <summary>Confirms it on behalf of an administrator who neither proposed it nor is meant by it.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// GRANT_NOT_FOUND, PERMISSION_DENIED, SELF_CONFIRMATION, RIGHT_WITHDRAWN, REQUEST_ID_REUSED.
    /// </exception>
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
                await DemandAsync(db, actor, found, cancellationToken);
                var proposer = new Actor(found.ProposedBy, []);
                await (found.Change is GrantChange.Give
                    ? db.GiveAsync(proposer, found.Principal, found.Grant, actor.Id, cancellationToken)
                    : db.WithdrawAsync(found.Principal, found.Grant, cancellationToken));
                db.Remove(found);
                db.Audit(
                    actor,
                    Action,
                    GrantChanges.NameOf(found.Principal),
                    $"{GrantChanges.ActionOf(found.Change)} {GrantChanges.Detail(found.Grant)} by={found.ProposedBy}",
                    now);
                db.AddRequest(
                    requestId, hash, GrantChanges.NameOf(found.Principal), now, PendingGrants.Write(found));
                await SaveAsync(db, pending, cancellationToken);
                cache.Clear();
                LogConfirmed(found.Principal, $"{found.Role}", found.Catalog, $"{found.Change}", actor.Id);
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

    private static async Task DemandAsync(
        MasterDataContext db, Actor actor, PendingGrant found, CancellationToken cancellationToken)
    {
        actor.Demand(found.Catalog, Role.Administrator);
        if (actor.Id == found.ProposedBy || actor.Id == found.Principal)
        {
            throw AccessErrors.SelfConfirmation(found.Id);
        }

        // Both must be administrators in this transaction, not only when a key was last looked at.
        await DemandAdministratorAsync(actor.Id);
        await DemandAdministratorAsync(found.ProposedBy);

        async Task DemandAdministratorAsync(string principal)
        {
            var present = new Actor(principal, await db.GrantsOfAsync(principal, cancellationToken));
            if (!present.Has(Role.Administrator, found.Catalog))
            {
                throw AccessErrors.RightWithdrawn(principal, found.Catalog);
            }
        }
    }

    private static async Task SaveAsync(MasterDataContext db, string pending, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw AccessErrors.GrantNotFound(pending); // somebody else was faster
        }
    }

    [LoggerMessage(LogLevel.Information, "{Change} of {Role} of {Catalog} for {Principal} was confirmed by {Actor}")]
    private partial void LogConfirmed(string principal, string role, string catalog, string change, string actor);
}

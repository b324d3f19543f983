using MasterData.Core.Audit;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Changes grants, or lets the change wait for a second administrator; saved with the context.</summary>
/// <remarks>
/// One administrator alone decides only while there has never been a second one. Whoever administers a catalog only is
/// never alone: an administrator of everything can confirm.
/// </remarks>
internal static class GrantChanges
{
    extension(MasterDataContext db)
    {
        /// <summary>The row that says what holds for all keys and grants.</summary>
        public async Task<AccessState> GetAccessStateAsync(CancellationToken cancellationToken) =>
            await db.FindAsync<AccessState>([AccessState.TheOne], cancellationToken)
            ?? throw new InvalidOperationException("The state of access is gone from the database.");

        /// <summary>Notes for all servers that a key or grant has changed.</summary>
        public async Task TouchAccessAsync(CancellationToken cancellationToken) =>
            (await db.GetAccessStateAsync(cancellationToken)).Touch();

        /// <summary>Gives a grant whose change needs, or has, no further confirmation.</summary>
        public async Task GiveAsync(
            Actor giver, string principal, Grant grant, string confirmedBy, CancellationToken cancellationToken)
        {
            var state = await db.GetAccessStateAsync(cancellationToken);
            state.Touch();
            if (await db.FindAsync<PrincipalGrant>(
                [principal, grant.Role, grant.Catalog], cancellationToken) is not null)
            {
                return;
            }

            db.Add(new PrincipalGrant
            {
                Principal = principal,
                Role = grant.Role,
                Catalog = grant.Catalog,
                GivenBy = giver.Id,
                ConfirmedBy = confirmedBy,
            });
            if (grant is { Role: Role.Administrator, Catalog: Grant.Everywhere }
                && await db.HasOtherAdministratorAsync(principal, cancellationToken))
            {
                state.BeginFourEyes();
            }
        }

        /// <summary>Takes a grant away; that it is not there is no matter.</summary>
        public async Task WithdrawAsync(string principal, Grant grant, CancellationToken cancellationToken)
        {
            await db.TouchAccessAsync(cancellationToken);
            if (await db.FindAsync<PrincipalGrant>(
                [principal, grant.Role, grant.Catalog], cancellationToken) is { } row)
            {
                db.Remove(row);
            }
        }

        /// <summary>Changes a grant on behalf of an administrator, or lets the change wait.</summary>
        /// <param name="actor">Who asks, an administrator of the catalog.</param>
        /// <param name="change">What is to be done.</param>
        /// <param name="principal">Whose grant.</param>
        /// <param name="grant">The grant.</param>
        /// <param name="waits">Whether a change of this kind waits for a second administrator.</param>
        /// <param name="now">The time.</param>
        /// <param name="cancellationToken">Gives up waiting.</param>
        /// <returns>What waits; null: the change has taken effect.</returns>
        public async Task<PendingGrant?> ChangeGrantAsync(
            Actor actor,
            GrantChange change,
            string principal,
            Grant grant,
            bool waits,
            DateTimeOffset now,
            CancellationToken cancellationToken)
        {
            var state = await db.GetAccessStateAsync(cancellationToken);
            var isAlone = !state.TwoAdministrators && actor.Has(Role.Administrator, Grant.Everywhere);
            if (waits && !isAlone && actor != Actor.System)
            {
                return await db.ProposeAsync(actor, change, principal, grant, now, cancellationToken);
            }

            await (change is GrantChange.Give
                ? db.GiveAsync(actor, principal, grant, confirmedBy: "", cancellationToken)
                : db.WithdrawAsync(principal, grant, cancellationToken));
            db.Audit(actor, ActionOf(change), NameOf(principal), $"{Detail(grant)}{(waits ? " alone" : "")}", now);
            return null;
        }

        private async Task<PendingGrant> ProposeAsync(
            Actor actor,
            GrantChange change,
            string principal,
            Grant grant,
            DateTimeOffset now,
            CancellationToken cancellationToken)
        {
            var known = await db.Set<PendingGrant>().Where(pending => pending.Principal == principal
                && pending.Role == grant.Role && pending.Catalog == grant.Catalog).ToListAsync(cancellationToken);
            db.RemoveRange(known.Where(pending => now >= pending.ExpiresAt));
            if (known.Find(pending => pending.Change == change && pending.ProposedBy == actor.Id
                && now < pending.ExpiresAt) is { } same)
            {
                return same;
            }

            var proposed = new PendingGrant
            {
                Id = Guid.CreateVersion7(now).ToString("N"),
                Change = change,
                Principal = principal,
                Role = grant.Role,
                Catalog = grant.Catalog,
                ProposedBy = actor.Id,
                ProposedAt = now,
                ExpiresAt = now + PendingGrant.Life,
            };
            db.Add(proposed);
            db.Audit(
                actor, $"{ActionOf(change)}.propose", NameOf(principal), $"{Detail(grant)} pending={proposed.Id}", now);
            return proposed;
        }

        // Among what this context is about to save as well.
        private async Task<bool> HasOtherAdministratorAsync(string principal, CancellationToken cancellationToken) =>
            db.Set<PrincipalGrant>().Local.Any(grant => grant is
            { Role: Role.Administrator, Catalog: Grant.Everywhere } && grant.Principal != principal)
            || await db.Set<PrincipalGrant>().AnyAsync(
                grant => grant.Role == Role.Administrator && grant.Catalog == Grant.Everywhere
                    && grant.Principal != principal,
                cancellationToken);
    }

    /// <summary>Whether such a change waits for a second administrator.</summary>
    public static bool Waits(GrantChange change, Role role) => change is GrantChange.Give
        ? role is Role.Steward or Role.Approver or Role.Administrator
        : role is Role.Administrator;

    /// <summary>The change as the audit trail names it.</summary>
    public static string ActionOf(GrantChange change) => change is GrantChange.Give ? "grant.give" : "grant.withdraw";

    /// <summary>The grants of a principal as the audit trail names them.</summary>
    public static string NameOf(string principal) => $"grants/{principal}";

    /// <summary>A grant in the audit trail.</summary>
    public static string Detail(Grant grant) => $"role={grant.Role} catalog={grant.Catalog}";
}

using MasterData.Core.Requests;

namespace MasterData.Core.Access;

/// <summary>Withdraws a grant; that of an administrator when a second one confirms.</summary>
internal sealed class WithdrawGrant(ChangeGrant change)
{
    /// <summary>Withdraws it on behalf of an administrator of the catalog.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED, GRANT_NOT_FOUND, REQUEST_ID_REUSED.</exception>
    public Task<GrantResult> ExecuteAsync(
        Actor actor, string principal, Grant grant, string requestId, CancellationToken cancellationToken)
    {
        actor.Demand(grant.Catalog, Role.Administrator);
        if (AccessRules.Principal(principal).Concat(AccessRules.Grants([grant])).ToList() is { Count: > 0 } violations)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        return change.ExecuteAsync(
            actor, GrantChange.Withdraw, principal, grant, requestId, cancellationToken);
    }
}

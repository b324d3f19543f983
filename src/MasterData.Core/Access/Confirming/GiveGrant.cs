using MasterData.Core.Requests;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Gives a principal a role; those that write take effect when a second administrator confirms.</summary>
internal sealed partial class GiveGrant(ChangeGrant change, ILogger<GiveGrant> logger)
{
    /// <summary>Gives it on behalf of an administrator of the catalog.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED, INVALID_FIELDS, REQUEST_ID_REUSED.</exception>
    public async Task<GrantResult> ExecuteAsync(
        Actor actor, string principal, Grant grant, string requestId, CancellationToken cancellationToken)
    {
        actor.Demand(grant.Catalog, Role.Administrator);
        if (AccessRules.Principal(principal).Concat(AccessRules.Grants([grant])).ToList() is { Count: > 0 } violations)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        var result = await change.ExecuteAsync(
            actor, GrantChange.Give, principal, grant, requestId, cancellationToken);
        if (result.Pending is null && GrantChanges.Waits(GrantChange.Give, grant.Role))
        {
            LogAlone(principal, $"{grant.Role}", grant.Catalog, actor.Id);
        }

        return result;
    }

    [LoggerMessage(
        LogLevel.Warning, "{Principal} became {Role} of {Catalog} by {Actor} alone: there is no second administrator")]
    private partial void LogAlone(string principal, string role, string catalog, string actor);
}

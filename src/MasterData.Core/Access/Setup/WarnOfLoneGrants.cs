using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Says at start which grants one administrator gave alone.</summary>
internal sealed partial class WarnOfLoneGrants(MasterDataContextFactory contexts, ILogger<WarnOfLoneGrants> logger)
{
    /// <summary>Logs a warning for each of them.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var system = Actor.System.Id;
        var alone = await db.Set<PrincipalGrant>().AsNoTracking()
            .Where(grant => grant.ConfirmedBy == "" && grant.GivenBy != system)
            .ToListAsync(cancellationToken);
        foreach (var grant in alone.Where(grant => GrantChanges.Waits(GrantChange.Give, grant.Role)))
        {
            LogAlone(grant.Principal, $"{grant.Role}", grant.Catalog, grant.GivenBy);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Principal} is {Role} of {Catalog} by {Giver} alone: no second administrator has confirmed it")]
    private partial void LogAlone(string principal, string role, string catalog, string giver);
}

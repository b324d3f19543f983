using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Storage;
using MasterData.Core.Witnesses;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>Ends again the keys and grants that an older database would bring back to life.</summary>
internal sealed class KeepRightsEnded(MasterDataContextFactory contexts, TimeProvider time)
{
    /// <summary>Ends what <paramref name="witnessed"/> knows as ended.</summary>
    /// <returns>A line for each right that stays ended, and for each grant that comes back.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(
        WitnessContent witnessed, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var (now, lines) = (time.GetUtcNow(), new List<string>());
        var keys = await db.Set<ApiKey>().Where(key => key.RevokedAt == null).ToListAsync(cancellationToken);
        foreach (var key in keys.Where(key => witnessed.RevokedKeys.Contains(key.Id)))
        {
            key.Revoke(now);
            lines.Add($"key {key.Id} of {key.Principal} stays revoked");
        }

        foreach (var grant in await db.Set<PrincipalGrant>().ToListAsync(cancellationToken))
        {
            var line = WitnessedGrant.Of(grant);
            if (witnessed.WithdrawnGrants.Contains(line))
            {
                db.Remove(grant);
                lines.Add($"grant {grant.Role} of {grant.Principal} in {grant.Catalog} stays withdrawn");
            }
            else if (!witnessed.Grants.Contains(line))
            {
                lines.Add($"grant {grant.Role} of {grant.Principal} in {grant.Catalog} comes back");
            }
        }

        foreach (var line in lines)
        {
            db.Audit(Actor.System, "database.restore", "database", line, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return lines;
    }
}

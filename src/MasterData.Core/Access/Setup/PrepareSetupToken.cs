using MasterData.Core.Audit;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Makes the one token with which a new installation gets its first administrator.</summary>
internal sealed class PrepareSetupToken(
    MasterDataContextFactory contexts, SetupTokenFile file, TimeProvider clock)
{
    /// <summary>How long it is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Makes a new token in place of an earlier one, and writes it to <c>setup-token.txt</c>.</summary>
    /// <returns>The token, which only its file shows; null if there is an administrator already.</returns>
    public async Task<string?> ExecuteAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        await db.Set<SetupToken>().ExecuteDeleteAsync(cancellationToken);
        SetupTokenFile.Delete(dataFolder);
        if (await HasAdministratorAsync(db, now, cancellationToken))
        {
            return null;
        }

        var token = Secret.Create();
        db.Add(new SetupToken { TokenHash = Secret.HashOf(token), ExpiresAt = now + Life });
        db.Audit(Actor.System, "setup-token.create", "setup-token", "", now);
        await db.SaveChangesAsync(cancellationToken);
        await file.WriteAsync(dataFolder, token, cancellationToken);
        return token;
    }

    private static Task<bool> HasAdministratorAsync(
        MasterDataContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<ApiKey>().AnyAsync(
            key => key.RevokedAt == null && key.ExpiresAt > now && db.Set<PrincipalGrant>().Any(grant =>
                grant.Principal == key.Principal
                && grant.Role == Role.Administrator
                && grant.Catalog == Grant.Everywhere),
            cancellationToken);
}

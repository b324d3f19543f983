using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Trades the setup token for the first administrator's key.</summary>
internal sealed partial class RedeemSetupToken(
    MasterDataContextFactory contexts,
    SetupTokenFile file,
    TimeProvider clock,
    ILogger<RedeemSetupToken> logger)
{
    private const string DefaultPrincipal = "administrator";

    /// <summary>Trades it once; five wrong tries end it.</summary>
    /// <param name="token">The token that the server printed.</param>
    /// <param name="principal">The id of the first administrator; empty: <c>administrator</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IssuedKey> ExecuteAsync(string token, string principal, CancellationToken cancellationToken)
    {
        var administrator = string.IsNullOrEmpty(principal) ? DefaultPrincipal : principal;
        if (AccessRules.Principal(administrator).ToList() is { Count: > 0 } violations)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        await using var db = contexts.Create();
        var stored = await ClaimTryAsync(db, cancellationToken);
        var now = clock.GetUtcNow();
        if (!Secret.AreEqual(stored.TokenHash, Secret.HashOf(token ?? "")) || now >= stored.ExpiresAt)
        {
            LogWrong(stored.Tries, SetupToken.MostTries);
            if (stored.Tries >= SetupToken.MostTries)
            {
                file.Delete();
            }

            throw AccessErrors.SetupTokenInvalid();
        }

        var issued = await IssueAsync(db, stored, administrator, now, cancellationToken);
        file.Delete();
        LogRedeemed(administrator, issued.Key.Id);
        return issued;
    }

    // Counted before the look, so that tries at the same time are not more than those one after another.
    private static async Task<SetupToken> ClaimTryAsync(MasterDataContext db, CancellationToken cancellationToken)
    {
        var claimed = await db.Set<SetupToken>()
            .Where(token => token.Tries < SetupToken.MostTries && token.UsedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(token => token.Tries, token => token.Tries + 1), cancellationToken);

        // It may have been used between the two statements; what is read then carries the mark of that.
        var stored = claimed is 0 ? null : await db.Set<SetupToken>().SingleOrDefaultAsync(cancellationToken);
        return stored is { UsedAt: null } ? stored : throw AccessErrors.SetupTokenInvalid();
    }

    private static async Task<IssuedKey> IssueAsync(
        MasterDataContext db,
        SetupToken stored,
        string administrator,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        stored.Use(now);
        var grants = await db.AddGrantsAsync(
            administrator, [new(Role.Administrator, Grant.Everywhere)], cancellationToken);
        var (key, secret) = db.AddKey(administrator, AccessStore.MostDays, now);
        var name = ResourceName.OfKey(key.Id);
        db.Audit(new(administrator, grants), "setup-token.redeem", name, $"principal={administrator}", now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw AccessErrors.SetupTokenInvalid(); // somebody else used it in this very moment
        }

        return new(AccessStore.Describe(key, grants), secret);
    }

    [LoggerMessage(LogLevel.Warning, "A wrong or expired setup token was tried: {Tries} of {MostTries}")]
    private partial void LogWrong(int tries, int mostTries);

    [LoggerMessage(LogLevel.Information, "The setup token was redeemed by {Principal} for key {Key}")]
    private partial void LogRedeemed(string principal, string key);
}

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

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private long _guesses;
    private long _told;

    /// <summary>Trades it once.</summary>
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
        var stored = await db.Set<SetupToken>().SingleOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (stored is not { UsedAt: null } || now >= stored.ExpiresAt
            || !Secret.AreEqual(stored.TokenHash, Secret.HashOf(token ?? "")))
        {
            TellWrong();
            throw AccessErrors.SetupTokenInvalid();
        }

        var issued = await IssueAsync(db, stored, administrator, now, cancellationToken);
        file.Delete();
        LogRedeemed(administrator, issued.Key.Id);
        return issued;
    }

    // A guess costs one query and never ends the token, which has 256 bits. The log must not be filled by guesses.
    private void TellWrong()
    {
        var guesses = Interlocked.Increment(ref _guesses);
        var told = Volatile.Read(ref _told);
        if ((told is 0 || clock.GetElapsedTime(told) > Pause)
            && Interlocked.CompareExchange(ref _told, clock.GetTimestamp(), told) == told)
        {
            LogWrong(guesses);
        }
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

    [LoggerMessage(LogLevel.Warning, "A wrong, used or expired setup token was tried; {Guesses} times since the start")]
    private partial void LogWrong(long guesses);

    [LoggerMessage(LogLevel.Information, "The setup token was redeemed by {Principal} for key {Key}")]
    private partial void LogRedeemed(string principal, string key);
}

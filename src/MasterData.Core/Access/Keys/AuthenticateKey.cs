using MasterData.Core.Storage;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Says whose key a secret is.</summary>
internal sealed class AuthenticateKey(
    MasterDataContextFactory contexts, KeyCache cache, TriedKeys tried, TimeProvider clock)
{
    // A key is looked up again every half of KeyCache.Moment, so with nearly every write.
    private static readonly PerDatabase<Func<MasterDataContext, Hash, CancellationToken, Task<ApiKey?>>> ByHash =
        new(() => EF.CompileAsyncQuery((MasterDataContext db, Hash hash, CancellationToken cancellationToken) =>
            db.Set<ApiKey>().AsNoTracking().SingleOrDefault(key => key.SecretHash == hash)));

    /// <summary>The actor; null if the secret is of no key, or of one that is revoked or expired.</summary>
    /// <remarks>
    /// While the database cannot be asked, a key that was valid goes on for <see cref="KeyCache.Longest"/>.
    /// </remarks>
    public async Task<Actor?> ExecuteAsync(string secret, CancellationToken cancellationToken)
    {
        if (secret is null || !Secret.IsKey(secret) || cache.IsRevoked(secret))
        {
            return null;
        }

        try
        {
            return cache.Find(secret)
                ?? (tried.IsWrong(secret) ? null : await LoadAsync(secret, cancellationToken));
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault) && cache.Keep(secret) is { } known)
        {
            // Reading goes on from memory without the database, so whoever could read a moment ago still can.
            return known;
        }
    }

    /// <summary>Whether the secret was tried before, so that looking it up again is not for a stranger.</summary>
    public bool Knows(string secret) => !Secret.IsKey(secret) || tried.IsKnown(secret);

    private async Task<Actor?> LoadAsync(string secret, CancellationToken cancellationToken)
    {
        // Looked up by its hash: how long that takes tells nothing about the secret.
        var hash = Secret.HashOf(secret);
        var look = cache.BeginLook();
        await using var db = contexts.Create();
        var key = await ByHash.For(db)(db, hash, cancellationToken);
        if (key is null || !key.IsValid(clock.GetUtcNow()))
        {
            tried.AddWrong(secret);
            cache.Refuse(secret, revoked: key?.RevokedAt is not null);
            return null;
        }

        var actor = new Actor(key.Principal, await db.GrantsOfAsync(key.Principal, cancellationToken))
        {
            Key = key.Id,
            ExpiresAt = key.ExpiresAt,
        };
        cache.Add(look, secret, actor, key.ExpiresAt);
        tried.AddRight(secret);
        return actor;
    }
}

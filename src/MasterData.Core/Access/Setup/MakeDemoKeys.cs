using System.Collections.Immutable;
using MasterData.Core.Audit;
using MasterData.Core.Storage;

namespace MasterData.Core.Access;

/// <summary>Makes one key for each part of the demonstration, each for all catalogs, later ones too.</summary>
internal sealed class MakeDemoKeys(
    MasterDataContextFactory contexts, KeyCache cache, AuthenticateKey authenticate, TimeProvider clock)
{
    private static readonly ImmutableArray<(string Principal, Role Role)> Parts =
    [
        ("administrator", Role.Administrator),
        ("steward", Role.Steward),
        ("approver", Role.Approver),
        ("consumer", Role.Consumer),
        ("auditor", Role.Auditor),
    ];

    /// <summary>Makes the keys that <paramref name="known"/> does not have or that no longer open anything.</summary>
    /// <param name="known">Secrets of an earlier start by principal, so that its users can go on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The secret of each principal.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ExecuteAsync(
        IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        foreach (var (principal, role) in Parts)
        {
            if (await IsGoodAsync(principal, role, known, cancellationToken))
            {
                secrets.Add(principal, known[principal]);
                continue;
            }

            await db.AddGrantsAsync(principal, [new(role, Grant.Everywhere)], cancellationToken);
            var (key, secret) = db.AddKey(principal, AccessStore.MostDays, now);
            db.Audit(Actor.System, "key.create", ResourceName.OfKey(key.Id), $"principal={principal} demo", now);
            secrets.Add(principal, secret);
        }

        await db.SaveChangesAsync(cancellationToken);
        cache.Clear();
        return secrets;
    }

    private async Task<bool> IsGoodAsync(
        string principal,
        Role role,
        IReadOnlyDictionary<string, string> known,
        CancellationToken cancellationToken) =>
        known.TryGetValue(principal, out var secret)
        && await authenticate.ExecuteAsync(secret, cancellationToken) is { } actor
        && actor.Id == principal
        && actor.Has(role, Grant.Everywhere);
}

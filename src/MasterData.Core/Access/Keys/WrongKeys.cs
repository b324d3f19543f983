using System.Collections.Concurrent;

namespace MasterData.Core.Access;

/// <summary>Remembers for a short while which secrets are of no valid key, so that repeating one asks nobody.</summary>
internal sealed class WrongKeys(TimeProvider clock)
{
    /// <summary>How long a secret is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<string, long> _secrets = new(StringComparer.Ordinal);

    /// <summary>Whether the secret was wrong a moment ago.</summary>
    public bool Contains(string secret) =>
        _secrets.TryGetValue(secret, out var since) && clock.GetElapsedTime(since) < Memory;

    /// <summary>Remembers a secret; a flood of them makes it forget the earlier ones.</summary>
    public void Add(string secret)
    {
        if (_secrets.Count >= MaxKeys)
        {
            _secrets.Clear();
        }

        _secrets[secret] = clock.GetTimestamp();
    }
}

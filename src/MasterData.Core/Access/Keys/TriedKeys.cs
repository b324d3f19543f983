using System.Collections.Concurrent;

namespace MasterData.Core.Access;

/// <summary>Remembers which secrets were tried here, to tell a flood of wrong ones from those that work.</summary>
/// <remarks>It decides about nobody's rights: a secret that was right may have been revoked since.</remarks>
internal sealed class TriedKeys(TimeProvider clock)
{
    /// <summary>How long a wrong secret is remembered; repeating it asks nobody.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<string, long> _wrong = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _right = new(StringComparer.Ordinal);

    /// <summary>Whether the secret was of no valid key a moment ago.</summary>
    public bool IsWrong(string secret) =>
        _wrong.TryGetValue(secret, out var since) && clock.GetElapsedTime(since) < Memory;

    /// <summary>Whether the secret was once of a valid key, or is remembered as wrong.</summary>
    public bool IsKnown(string secret) => _right.ContainsKey(secret) || IsWrong(secret);

    /// <summary>Remembers a wrong secret; a flood of them makes it forget the earlier ones.</summary>
    public void AddWrong(string secret)
    {
        if (_wrong.Count >= MaxKeys)
        {
            _wrong.Clear();
        }

        _wrong[secret] = clock.GetTimestamp();
    }

    /// <summary>Remembers the secret of a valid key.</summary>
    public void AddRight(string secret)
    {
        if (_right.Count >= MaxKeys)
        {
            _right.Clear();
        }

        _right[secret] = 0;
    }
}

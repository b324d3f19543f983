using System.Collections.Concurrent;
using MasterData.Sync;

namespace MasterData.Access;

/// <summary>Remembers for a moment whose key a hash is, so that not every call asks the database.</summary>
/// <remarks>Only valid keys are kept, so a flood of wrong ones does not fill it.</remarks>
internal sealed class KeyCache(TimeProvider clock)
{
    /// <summary>How long a revocation or a grant made on another server may take to be felt here.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<Hash, Entry> _entries = new();

    public Actor? Find(Hash secret)
    {
        var now = clock.GetUtcNow();
        return _entries.TryGetValue(secret, out var entry) && now < entry.Until && now < entry.ExpiresAt
            ? entry.Actor
            : null;
    }

    public void Add(Hash secret, Actor actor, DateTimeOffset expiresAt)
    {
        if (_entries.Count >= MostKeys)
        {
            _entries.Clear();
        }

        _entries[secret] = new(actor, clock.GetUtcNow() + Moment, expiresAt);
    }

    /// <summary>Forgets everything: keys or grants have changed.</summary>
    public void Clear() => _entries.Clear();

    private sealed record Entry(Actor Actor, DateTimeOffset Until, DateTimeOffset ExpiresAt);
}

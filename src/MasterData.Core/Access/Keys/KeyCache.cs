using System.Collections.Concurrent;

namespace MasterData.Core.Access;

/// <summary>Remembers for a moment whose key a secret is, so that not every call asks the database.</summary>
/// <remarks>
/// Only valid keys are kept, so a flood of wrong ones does not fill it. Kept in memory only, and by the secret itself:
/// hashing it again took as long as the reading that was asked for.
/// </remarks>
internal sealed class KeyCache(TimeProvider clock)
{
    /// <summary>How long a revocation or a grant made on another server may take to be felt here.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long a key that the database has confirmed is believed while the database cannot be asked.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Whose key it is; null: look it up and add it.</summary>
    public Actor? Find(string secret)
    {
        var now = clock.GetUtcNow();
        if (!_entries.TryGetValue(secret, out var entry) || now >= entry.Until || now >= entry.ExpiresAt
            || now < entry.Confirmed)
        {
            // A clock that was set back must not make the moment last for hours.
            return null;
        }

        // One caller looks it up again ahead of time, lest all of them do at the same moment.
        return now >= entry.Until - (Moment / 2) && entry.BeginRenewal() ? null : entry.Actor;
    }

    /// <summary>Whose key it was when the database was last asked; null: that is not known, or too long ago.</summary>
    /// <remarks>It is good for another moment: not every call shall wait for a database that is gone.</remarks>
    public Actor? Keep(string secret)
    {
        var now = clock.GetUtcNow();
        if (!_entries.TryGetValue(secret, out var entry) || now >= entry.ExpiresAt || now >= entry.Confirmed + Longest)
        {
            return null;
        }

        _entries.TryUpdate(secret, entry with { Until = now + Moment }, entry);
        return entry.Actor;
    }

    public void Add(string secret, Actor actor, DateTimeOffset expiresAt)
    {
        var now = clock.GetUtcNow();
        if (_entries.Count >= MostKeys)
        {
            _entries.Clear();
        }

        _entries[secret] = new(actor, now, now + Moment, expiresAt);
    }

    /// <summary>Forgets everything: keys or grants have changed.</summary>
    public void Clear() => _entries.Clear();

    private sealed record Entry(Actor Actor, DateTimeOffset Confirmed, DateTimeOffset Until, DateTimeOffset ExpiresAt)
    {
        private int _renewing;

        public bool BeginRenewal() => Interlocked.Exchange(ref _renewing, 1) is 0;
    }
}

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

    // A revocation is final, so a revoked key needs no second look. Only secrets of real keys are in it.
    private readonly ConcurrentDictionary<string, bool> _revoked = new(StringComparer.Ordinal);
    private long _looks;
    private long _cleared;

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

    /// <summary>The number of a look at the database that begins now.</summary>
    public long BeginLook() => Interlocked.Increment(ref _looks);

    /// <summary>Whether the database once said that the key is revoked.</summary>
    public bool IsRevoked(string secret) => _revoked.ContainsKey(secret);

    /// <summary>Remembers what a look has found, unless a later one is known.</summary>
    public void Add(long look, string secret, Actor actor, DateTimeOffset expiresAt)
    {
        var now = clock.GetUtcNow();
        if (_entries.Count >= MostKeys)
        {
            _entries.Clear();
        }

        if (look > Interlocked.Read(ref _cleared))
        {
            var found = new Entry(actor, look, now, now + Moment, expiresAt);
            _entries.AddOrUpdate(secret, found, (_, known) => known.Look > look ? known : found);
        }

        // The look may have been overtaken by one that found the key revoked, or by a change made here.
        if (IsRevoked(secret) || look <= Interlocked.Read(ref _cleared))
        {
            _entries.TryRemove(secret, out _);
        }
    }

    /// <summary>
    /// Forgets a key that the database has refused: it is not to be believed when the database is gone.
    /// </summary>
    /// <param name="secret">The secret.</param>
    /// <param name="revoked">Whether it was revoked, which is for ever.</param>
    public void Refuse(string secret, bool revoked)
    {
        if (revoked)
        {
            if (_revoked.Count >= MostKeys)
            {
                _revoked.Clear();
            }

            _revoked.TryAdd(secret, true);
        }

        _entries.TryRemove(secret, out _);
    }

    /// <summary>Forgets everything: keys or grants have changed.</summary>
    public void Clear()
    {
        Interlocked.Exchange(ref _cleared, Interlocked.Increment(ref _looks));
        _entries.Clear();
    }

    private sealed record Entry(
        Actor Actor, long Look, DateTimeOffset Confirmed, DateTimeOffset Until, DateTimeOffset ExpiresAt)
    {
        private int _renewing;

        public bool BeginRenewal() => Interlocked.Exchange(ref _renewing, 1) is 0;
    }
}

namespace MasterData.Client.Copies.Streams;

/// <summary>What is known of the server: shared by the copies that one stream keeps.</summary>
internal sealed class Freshness(TimeProvider time, TimeSpan staleAfter)
{
    private readonly Lock _lock = new();
    private readonly MessageDelay _delay = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _asked;
    private TimeSpan? _knownAt;
    private bool _connected;
    private bool _caughtUp;
    private bool _authorityKnows = true;

    /// <summary>How long ago what the last bookmark says was so, however long it was on its way.</summary>
    public TimeSpan? Age
    {
        get
        {
            lock (_lock)
            {
                return Now - _knownAt;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>The state of a copy.</summary>
    /// <param name="hasCopy">Whether there is anything to read.</param>
    /// <param name="followsRedis">Whether it shows what Redis has: perhaps the newest, but only the server can say
    /// so.</param>
    public CopyState Of(bool hasCopy, bool followsRedis = false)
    {
        lock (_lock)
        {
            var isFresh = Now - _knownAt < staleAfter;
            return (hasCopy, _connected, _caughtUp) switch
            {
                (false, _, _) => CopyState.Initializing,
                (_, true, true) => isFresh && _authorityKnows ? CopyState.Live : CopyState.Stale,
                (_, true, false) => CopyState.CatchingUp,
                _ when isFresh => CopyState.CatchingUp,
                _ => followsRedis ? CopyState.Stale : CopyState.Offline,
            };
        }
    }

    /// <summary>A stream is asked for.</summary>
    public void Asked()
    {
        lock (_lock)
        {
            _asked = Now;
        }
    }

    /// <summary>A stream answered.</summary>
    /// <param name="serverTime">When the server sent the answer, by its clock; null: it does not say.</param>
    public void Connected(DateTimeOffset? serverTime)
    {
        lock (_lock)
        {
            (_connected, _caughtUp) = (true, false);
            _delay.Begin(_asked, Now, serverTime);
        }
    }

    /// <summary>The stream ended.</summary>
    public void Lost()
    {
        lock (_lock)
        {
            (_connected, _caughtUp) = (false, false);
        }
    }

    /// <summary>Everything published up to a moment has come.</summary>
    /// <param name="authorityKnows">Whether the server reaches its database.</param>
    /// <param name="serverTime">That moment, by the server's clock; null: it does not say, and it is now.</param>
    public void Bookmark(bool authorityKnows, DateTimeOffset? serverTime)
    {
        lock (_lock)
        {
            (_knownAt, _caughtUp, _authorityKnows) = (Now - _delay.Of(Now, serverTime), true, authorityKnows);
        }
    }
}

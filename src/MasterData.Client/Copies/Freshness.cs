namespace MasterData.Client.Copies;

/// <summary>What is known of the server: shared by the copies that one stream keeps.</summary>
internal sealed class Freshness(TimeProvider time, TimeSpan staleAfter)
{
    private readonly Lock _lock = new();
    private long? _bookmark;
    private bool _connected;
    private bool _caughtUp;
    private bool _authorityKnows = true;

    /// <summary>How long ago the last bookmark came.</summary>
    public TimeSpan? Age
    {
        get
        {
            lock (_lock)
            {
                return _bookmark is { } at ? time.GetElapsedTime(at) : null;
            }
        }
    }

    /// <summary>The state of a copy.</summary>
    public CopyState Of(bool hasCopy)
    {
        lock (_lock)
        {
            var isFresh = _bookmark is { } at && time.GetElapsedTime(at) < staleAfter;
            return (hasCopy, _connected, _caughtUp) switch
            {
                (false, _, _) => CopyState.Initializing,
                (_, true, true) => isFresh && _authorityKnows ? CopyState.Live : CopyState.Stale,
                (_, true, false) => CopyState.CatchingUp,
                _ => isFresh ? CopyState.CatchingUp : CopyState.Offline,
            };
        }
    }

    /// <summary>A stream answered.</summary>
    public void Connected()
    {
        lock (_lock)
        {
            (_connected, _caughtUp) = (true, false);
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

    /// <summary>Everything published up to now has come.</summary>
    public void Bookmark(bool authorityKnows)
    {
        lock (_lock)
        {
            (_bookmark, _caughtUp, _authorityKnows) = (time.GetTimestamp(), true, authorityKnows);
        }
    }
}

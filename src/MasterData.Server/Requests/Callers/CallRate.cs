namespace MasterData.Server.Requests;

/// <summary>Counts calls by the second.</summary>
/// <remarks>
/// Every call takes from one, so it is two atomic additions and nothing on the heap; a limiter that queues and leases
/// would cost as much as reading an item.
/// </remarks>
internal sealed class CallRate(int limit, TimeProvider time)
{
    private long _second;
    private int _count;

    /// <summary>In which second it was last taken from.</summary>
    public long LastSecond => Volatile.Read(ref _second);

    /// <summary>Whether this second has had all that it bears.</summary>
    public bool IsSpent => LastSecond == Now && Volatile.Read(ref _count) >= limit;

    private long Now => time.GetTimestamp() / time.TimestampFrequency;

    /// <summary>Counts one; false if it is too many.</summary>
    public bool TryTake()
    {
        var now = Now;
        if (LastSecond != now)
        {
            // Two that come at the turn of the second may both begin it: a few more calls, no harm.
            Volatile.Write(ref _count, 0);
            Volatile.Write(ref _second, now);
        }

        return Interlocked.Increment(ref _count) <= limit;
    }
}

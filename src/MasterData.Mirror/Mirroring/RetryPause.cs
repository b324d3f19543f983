namespace MasterData.Mirror.Mirroring;

/// <summary>When a catalog that could not be written is tried again: after each failure twice as long.</summary>
internal sealed class RetryPause(TimeProvider time)
{
    /// <summary>The pause after the first failure.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _pause = TimeSpan.Zero;
    private long _since;

    /// <summary>How much of the pause is left; zero: it may be tried.</summary>
    public TimeSpan Left =>
        _pause - time.GetElapsedTime(_since) is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether the last try failed.</summary>
    public bool HasFailed => _pause > TimeSpan.Zero;

    /// <summary>Notes a success.</summary>
    public void Succeed() => _pause = TimeSpan.Zero;

    /// <summary>Notes a failure.</summary>
    public void Fail()
    {
        _pause = _pause == TimeSpan.Zero ? Shortest : _pause * 2 < Longest ? _pause * 2 : Longest;
        _since = time.GetTimestamp();
    }
}

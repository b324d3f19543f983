namespace MasterData.Server.Sync;

/// <summary>What wakes a stream besides a change: a moment that comes, the caller's leaving, the server's stop.</summary>
/// <remarks>One for the life of a stream: a timer and links of its own for every wait are what a thousand streams notice.</remarks>
internal sealed class StreamWake : IDisposable
{
    private readonly ITimer _timer;
    private readonly CancellationToken _stopped;
    private readonly CancellationToken _left;
    private readonly CancellationTokenRegistration _whenStopped;
    private readonly CancellationTokenRegistration _whenLeft;
    private volatile TaskCompletionSource _source = NewSource();
    private bool _isSet;

    /// <summary>Wakes at once when either token is cancelled.</summary>
    public StreamWake(TimeProvider time, CancellationToken stopped, CancellationToken left)
    {
        (_stopped, _left) = (stopped, left);
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _whenStopped = stopped.UnsafeRegister(static wake => ((StreamWake)wake!).Wake(), this);
        _whenLeft = left.UnsafeRegister(static wake => ((StreamWake)wake!).Wake(), this);
    }

    /// <summary>Completes at the moment that was set, or at once when a token is cancelled.</summary>
    public Task Task => _source.Task;

    /// <summary>Sets the moment, unless one is set that has not come.</summary>
    public void SetIn(TimeSpan delay)
    {
        if (_isSet && !Task.IsCompleted)
        {
            return;
        }

        _isSet = true;
        _source = NewSource();
        _timer.Change(delay, Timeout.InfiniteTimeSpan);

        // A token cancelled meanwhile woke the source before this one.
        if (_stopped.IsCancellationRequested || _left.IsCancellationRequested)
        {
            Wake();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whenLeft.Dispose();
        _whenStopped.Dispose();
        _timer.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake() => _source.TrySetResult();
}

using System.Threading.Tasks.Sources;
using MasterData.Core.Following;

namespace MasterData.Server.Sync;

/// <summary>What wakes a stream: a change, a moment that comes, the caller's leaving, the server's stop.</summary>
/// <remarks>
/// One for the life of a stream: a promise, a timer and links of its own for every wait are what a thousand streams
/// notice. What comes while the stream is not waiting wakes it at its next wait.
/// </remarks>
internal sealed class StreamWake : IValueTaskSource, IDisposable
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Woken = 2;

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly IDisposable _whenChanged;
    private readonly CancellationTokenRegistration _whenStopped;
    private readonly CancellationTokenRegistration _whenLeft;
    private ManualResetValueTaskSourceCore<bool> _source;
    private long _until;
    private int _state;
    private volatile bool _isSet;

    /// <summary>Wakes at every pulse of <paramref name="memory"/>, and when either token is cancelled.</summary>
    public StreamWake(CatalogMemory memory, TimeProvider time, CancellationToken stopped, CancellationToken left)
    {
        _time = time;
        _timer = time.CreateTimer(_ => MomentCame(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _whenChanged = memory.OnPulse(Wake);
        _whenStopped = stopped.UnsafeRegister(static wake => ((StreamWake)wake!).WakeElsewhere(), this);
        _whenLeft = left.UnsafeRegister(static wake => ((StreamWake)wake!).WakeElsewhere(), this);
    }

    /// <summary>
    /// Waits for the next of them, until <paramref name="longest"/> after <paramref name="since"/> at most.
    /// </summary>
    /// <param name="since">A timestamp of the time provider.</param>
    /// <param name="longest">How long after it the wait ends. One waits at a time.</param>
    /// <remarks>
    /// The end never comes before that of an earlier wait. So the timer is set once for many waits, and set anew where
    /// it comes before the end of the present one.
    /// </remarks>
    public ValueTask WaitAsync(long since, TimeSpan longest)
    {
        Volatile.Write(ref _until, since + (long)(longest.TotalSeconds * _time.TimestampFrequency));
        if (!_isSet)
        {
            var left = Left();
            if (left <= TimeSpan.Zero)
            {
                return default;
            }

            _isSet = true;
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }

        _source.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) is Idle)
        {
            return new(this, _source.Version);
        }

        Rest();
        return default;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whenLeft.Dispose();
        _whenStopped.Dispose();
        _whenChanged.Dispose();
        _timer.Dispose();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token)
    {
        _source.GetResult(token);
        Rest();
    }

    // What is looked at afterwards is at least as new as the wake that this forgets.
    private void Rest() => Interlocked.Exchange(ref _state, Idle);

    private TimeSpan Left() => _time.GetElapsedTime(_time.GetTimestamp(), Volatile.Read(ref _until));

    private void MomentCame()
    {
        var left = Left();
        if (left > TimeSpan.Zero)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }

        _isSet = false;
        WakeElsewhere();
    }

    // Whoever cancels a token or fires timers has others to call.
    private void WakeElsewhere() =>
        ThreadPool.UnsafeQueueUserWorkItem(static wake => wake.Wake(), this, preferLocal: false);

    private void Wake()
    {
        if (Interlocked.Exchange(ref _state, Woken) is Waiting)
        {
            _source.SetResult(true);
        }
    }
}

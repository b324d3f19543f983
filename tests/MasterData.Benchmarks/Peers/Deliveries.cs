using System.Diagnostics;

namespace MasterData.Benchmarks.Peers;

/// <summary>When each consumer had the change that is being published.</summary>
internal sealed class Deliveries(int consumers)
{
    private readonly long[] _at = new long[consumers];
    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _begin;
    private int _missing;

    /// <summary>The milliseconds from the begin to each consumer.</summary>
    public IEnumerable<double> Milliseconds =>
        _at.Select(at => Stopwatch.GetElapsedTime(_begin, at).TotalMilliseconds);

    /// <summary>The next change is about to be published.</summary>
    public void Begin()
    {
        Array.Clear(_at);
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _missing = consumers;
        Volatile.Write(ref _begin, Stopwatch.GetTimestamp());
    }

    /// <summary>This consumer has it.</summary>
    public void Note(int consumer)
    {
        if (Interlocked.CompareExchange(ref _at[consumer], Stopwatch.GetTimestamp(), 0) is 0
            && Interlocked.Decrement(ref _missing) is 0)
        {
            _all.SetResult();
        }
    }

    /// <summary>Waits until all consumers have it.</summary>
    public async Task WaitAsync()
    {
        try
        {
            await _all.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{_missing} of {consumers} consumers do not have the change.", late);
        }
    }
}

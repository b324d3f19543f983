using System.Threading.Channels;
using MasterData.Core.Following;

namespace MasterData.Core.Redis;

/// <summary>What the reconciler waits for: a second, a hint, a reconnection, or news in memory.</summary>
internal sealed class CacheWake(CatalogMemory memory, TimeProvider time)
{
    /// <summary>The longest time between two looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>The shortest time between two looks that only hints are the reason of.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The shortest time between two looks that only news are the reason of.</summary>
    /// <remarks>
    /// A version after a quiet moment is in Redis at once. While they come faster than this, one delta takes Redis over
    /// all that came meanwhile: it costs as much as each of them would have.
    /// </remarks>
    public static readonly TimeSpan BetweenNews = TimeSpan.FromMilliseconds(200);

    // One place is enough: whoever is woken looks at everything.
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Task? _called;
    private long _news;

    /// <summary>Ends the wait.</summary>
    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Waits for whatever comes first.</summary>
    /// <param name="seen">The pulse of memory that the last look began with; null: news in memory is no reason.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is nothing but news in memory.</returns>
    public async Task<bool> WaitAsync(long? seen, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var began = time.GetTimestamp();
        var news = seen is { } pulse ? memory.WaitForPulseAsync(pulse, rest.Token) : null;
        Task[] others = [Task.Delay(Period, time, rest.Token), .. news is null ? Array.Empty<Task>() : [news]];

        // A wait for a call lasts until there is one: to end one with each publication would cost an exception.
        _called ??= _calls.Reader.WaitToReadAsync(cancellationToken).AsTask();
        var first = await Task.WhenAny([_called, .. others]);
        if (first == _called && ShortestPause - time.GetElapsedTime(began) is var pause && pause > TimeSpan.Zero)
        {
            // Whoever may publish to Redis may send hints without end; they cost a look now and then, not a look each.
            first = await Task.WhenAny([Task.Delay(pause, time, rest.Token), .. others]);
        }

        await rest.CancelAsync();
        _called = _called.IsCompleted ? null : _called;
        var called = _calls.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
        if (first != news || called)
        {
            return false;
        }

        await RestAsync(cancellationToken);
        return true;
    }

    private async Task RestAsync(CancellationToken cancellationToken)
    {
        var rest = BetweenNews - time.GetElapsedTime(_news);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, cancellationToken);
        }

        _news = time.GetTimestamp();
    }
}

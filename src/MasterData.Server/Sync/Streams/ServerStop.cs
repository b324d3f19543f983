using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>When streams must end because the server stops.</summary>
internal sealed class ServerStop : IDisposable
{
    private readonly CancellationTokenSource _last;
    private readonly CancellationTokenRegistration _registration;
    private readonly TimeSpan _spread;
    private int _streams;

    /// <summary>Follows the life of the host.</summary>
    public ServerStop(IHostApplicationLifetime lifetime, IOptions<SyncOptions> options, TimeProvider time)
    {
        _last = new(Timeout.InfiniteTimeSpan, time);
        _spread = options.Value.ReconnectSpread;
        Requested = lifetime.ApplicationStopping;
        Last = _last.Token;
        _registration = Requested.Register(() => _last.CancelAfter(options.Value.Drain));
    }

    /// <summary>The server stops: streams say so and end.</summary>
    public CancellationToken Requested { get; }

    /// <summary>Whoever has not read it by now is cut off, or the server would wait for it.</summary>
    public CancellationToken Last { get; }

    /// <summary>How long the next stream's caller waits before it comes back: spread evenly over all of them.</summary>
    public TimeSpan NextReconnect()
    {
        // Multiples of the golden ratio fill the time evenly, however many streams there are.
        var turn = Interlocked.Increment(ref _streams) * 0.6180339887498949;
        return _spread * (turn - Math.Floor(turn));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _last.Dispose();
    }
}

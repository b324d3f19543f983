using System.Collections.Concurrent;
using MasterData.Core.Access;

namespace MasterData.Server.Sync;

/// <summary>Ends streams whose key was revoked or expired, or that lost their grant, on whichever server.</summary>
/// <remarks>
/// One look at one row, and at the keys of the open streams only after a change: thousands of streams cost a quiet
/// database nothing. While the database is gone, only the end of a key's life is noticed.
/// </remarks>
internal sealed partial class StreamRights(CheckKeys keys, TimeProvider time, ILogger<StreamRights> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<StreamRight, bool> _open = [];
    private Guid? _stamp;

    /// <summary>Watches the right of a stream until the answer is disposed of.</summary>
    /// <param name="actor">Who opens it.</param>
    /// <param name="catalogs">What it reads.</param>
    /// <param name="left">Cancelled when the caller leaves.</param>
    public StreamRight Enter(Actor actor, IReadOnlyList<string> catalogs, CancellationToken left)
    {
        var right = new StreamRight(this, actor, catalogs, left);
        if (actor.Key is not "")
        {
            _open.TryAdd(right, true);
        }

        return right;
    }

    /// <summary>Forgets a stream that has ended.</summary>
    public void Leave(StreamRight right) => _open.TryRemove(right, out _);

    /// <summary>Looks once.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckOpenAsync([.. _open.Keys], cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotChecked(fault);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CheckAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CheckOpenAsync(StreamRight[] open, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var over in open.Where(right => now >= right.Actor.ExpiresAt))
        {
            over.Judge(present: null);
        }

        if (open.Length is 0)
        {
            return;
        }

        var stamp = await keys.StampAsync(cancellationToken);
        var asked = stamp == _stamp ? [.. open.Where(right => !right.IsChecked)] : open;
        if (asked.Length > 0)
        {
            var present = await keys.ExecuteAsync(
                asked.Select(right => right.Actor.Key).ToHashSet(StringComparer.Ordinal), cancellationToken);
            foreach (var right in asked)
            {
                right.Judge(present.GetValueOrDefault(right.Actor.Key));
            }
        }

        _stamp = stamp;
    }

    [LoggerMessage(LogLevel.Debug, "The rights of open streams could not be checked")]
    private partial void LogNotChecked(Exception fault);
}

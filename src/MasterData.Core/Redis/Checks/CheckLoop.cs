using MasterData.Core.Following;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Compares what Redis has with memory, over and over; whoever may write there may have altered it.</summary>
internal sealed class CheckLoop(
    IDatabase redis, CatalogMemory memory, HeadSeal seal, Action<string, string> differs, TimeProvider time)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, CheckCatalog> _checks = new(StringComparer.Ordinal);
    private readonly CheckLease _lease = new(redis, seal, time);

    /// <summary>Runs until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var took = await TryAsync(cancellationToken);
            var pause = took ? Round - time.GetElapsedTime(began) : ShortestPause;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return seal.IsReady && await _lease.TakeAsync() && await CheckAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or OperationCanceledException)
        {
            // How Redis is, the reconciler says each second.
            return false;
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var all = memory.All.Select(entry => entry.Catalog).ToList();
        foreach (var catalog in all)
        {
            if (!_checks.TryGetValue(catalog, out var check))
            {
                check = _checks[catalog] = new(redis, memory, seal, _lease, catalog, time);
            }

            if (await check.ExecuteAsync(cancellationToken) is { } fault)
            {
                differs(catalog, fault);
            }
        }

        return all.Count > 0;
    }
}

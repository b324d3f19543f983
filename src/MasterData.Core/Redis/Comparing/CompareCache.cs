using System.Data.Common;
using MasterData.Core.Following;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>
/// Compares the content of Redis with memory: after a start at once, then again and again, each time within a minute.
/// </summary>
/// <remarks>The look of each second sees heads and marks only. Whoever can write to Redis could change single codes.</remarks>
internal sealed partial class CompareCache(
    CacheConnection connection,
    CatalogMemory memory,
    CompareLease lease,
    DistrustedCatalogs distrusted,
    CacheHealth health,
    TimeProvider time,
    ILogger<CompareCache> logger) : BackgroundService
{
    private static readonly TimeSpan Pass = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private bool _isFirst = true;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var redis = await connection.GetAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (health.Condition is CacheCondition.Ready
                    && await lease.TryRunAsync(() => CompareAsync(redis, stoppingToken), stoppingToken))
                {
                    _isFirst = false;
                }
            }
            catch (Exception fault) when (fault is RedisException or TimeoutException or DbException)
            {
                // Whoever looks each second says so.
                LogPutOff(fault.Message);
            }

            await Task.Delay(_isFirst ? LongestPause : Rest, time, stoppingToken);
        }
    }

    private async Task CompareAsync(ConnectionMultiplexer redis, CancellationToken cancellationToken)
    {
        var catalogs = memory.All.Select(entry => entry.Catalog).ToList();
        foreach (var catalog in catalogs)
        {
            var compare = new CompareCatalog(redis.GetDatabase(), catalog, () => memory.Get(catalog).State);
            var began = time.GetTimestamp();
            var difference = await compare.ExecuteAsync(
                chunks => Task.Delay(PauseOf(chunks * catalogs.Count), time, cancellationToken), cancellationToken);
            CacheMetrics.Compared(catalog, difference is not null, time.GetElapsedTime(began));
            if (difference is not null)
            {
                LogDiffers(catalog, difference);
                distrusted.Add(catalog);
            }
        }
    }

    private TimeSpan PauseOf(int chunks)
    {
        var even = Pass / Math.Max(1, chunks);
        return _isFirst ? TimeSpan.Zero : even < LongestPause ? even : LongestPause;
    }

    [LoggerMessage(LogLevel.Error,
        "Redis holds something else of {Catalog} than was published: {Difference}. It is written anew. See who else can "
        + "write to Redis")]
    private partial void LogDiffers(string catalog, string difference);

    [LoggerMessage(LogLevel.Debug, "The content of Redis is compared later: {Message}")]
    private partial void LogPutOff(string message);
}

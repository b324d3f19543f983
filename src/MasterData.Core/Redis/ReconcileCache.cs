using System.Collections.Concurrent;
using System.Globalization;
using MasterData.Core.Following;
using MasterData.Core.Restores;
using MasterData.Core.Witnesses;
using MasterData.Versions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Keeps Redis equal to memory, in the background: nobody who publishes or reads waits for it.</summary>
internal sealed partial class ReconcileCache(
    CacheConnection connection,
    HeadSeal seal,
    CatalogMemory memory,
    NoticeRestore restores,
    Witness witness,
    CacheHealth health,
    TimeProvider time,
    ILogger<ReconcileCache> logger) : BackgroundService
{
    // Another publisher may be faster again and again; then its work is as good as ours.
    private const int Tries = 3;

    private readonly CacheWake _wake = new(memory, time);
    private readonly ConcurrentDictionary<string, ReconcileCatalog> _catalogs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private bool _policyAsked;
    private bool _isOurs = connection.IsEmbedded;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host does not wait for Redis.
        await Task.Yield();
        var redis = await ConnectAsync(stoppingToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var checking = new CheckLoop(redis.GetDatabase(), memory, seal, Distrust, time).RunAsync(end.Token);
        var (onlyNews, looked) = (false, time.GetTimestamp());
        while (!stoppingToken.IsCancellationRequested)
        {
            var pulse = memory.Pulse;
            looked = onlyNews ? looked : time.GetTimestamp();
            var whole = await TryAsync(redis, onlyNews, stoppingToken);
            onlyNews = await _wake.WaitAsync(whole ? pulse : null, stoppingToken)
                && time.GetElapsedTime(looked) < CacheWake.Period;
        }

        await end.CancelAsync();
        await checking;
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken cancellationToken)
    {
        var redis = await connection.GetAsync(cancellationToken);
        redis.ConnectionRestored += (_, _) =>
        {
            (_policyAsked, _isOurs) = (false, connection.IsEmbedded);
            _wake.Call();
        };
        return redis;
    }

    private async Task<bool> TryAsync(ConnectionMultiplexer redis, bool onlyNews, CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(redis, onlyNews, cancellationToken);
            health.Ready();
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            health.Fail(await CacheFailure.CauseAsync(redis.GetDatabase(), failure));
            return false;
        }
    }

    private async Task LookAsync(ConnectionMultiplexer redis, bool onlyNews, CancellationToken cancellationToken)
    {
        await DemandOursAsync(redis.GetDatabase());
        foreach (var entry in memory.All)
        {
            if (!witness.IsForeign && !(onlyNews && IsThere(entry.State.Head)))
            {
                await LookAsync(redis, entry.Catalog, onlyNews, cancellationToken);
            }
        }

        await HearAsync(redis);
        await AskPolicyAsync(redis);
    }

    // What was there a moment ago is looked for again with the next look at everything, within a second.
    private bool IsThere(CatalogHead head) =>
        _catalogs.GetValueOrDefault(head.Catalog)?.Last?.Position == head.Position;

    private async Task LookAsync(
        ConnectionMultiplexer redis, string catalog, bool onlyNews, CancellationToken cancellationToken)
    {
        var look = _catalogs.GetOrAdd(catalog, id => new(redis.GetDatabase(), seal, id, Altered));
        var outcome = CacheOutcome.Conflict;
        for (var attempt = 0; attempt < Tries && outcome is CacheOutcome.Conflict; attempt++)
        {
            var began = time.GetTimestamp();
            outcome = await look.ExecuteAsync(() => Source(catalog), looks: !onlyNews, cancellationToken);
            CacheMetrics.Count(catalog, outcome, time.GetElapsedTime(began));
        }

        LogOutcome(outcome, catalog);
        await restores.ConsiderAsync(catalog, outcome, look.Last, isProven: false, cancellationToken);
    }

    // Asked before anything is written. Once it is ours, a head of somebody else's there was put there by an intruder.
    private async Task DemandOursAsync(IDatabase redis)
    {
        var catalogs = _isOurs ? [] : memory.All.Select(entry => entry.Catalog).ToList();
        (string Catalog, string Id)? foreign = null;
        foreach (var catalog in catalogs)
        {
            var head = (await SeenHead.ReadAsync(redis, new(catalog))).Head;
            if (head is not null && seal.Holds(catalog, head))
            {
                _isOurs = true;
                return;
            }

            foreign ??= head is { Authority.Length: > 0 } && seal.IsForeign(head) ? (catalog, head.Authority) : null;
        }

        if (foreign is { } other)
        {
            throw new ForeignRedisException(other.Catalog, other.Id);
        }

        _isOurs |= catalogs.Count > 0;
    }

    private void Altered(string catalog, string fault)
    {
        CacheMetrics.CountRepair(catalog);
        LogAltered(catalog, fault);
    }

    private void Distrust(string catalog, string fault)
    {
        if (_catalogs.TryGetValue(catalog, out var look))
        {
            Altered(catalog, fault);
            look.Distrust();
            _wake.Call();
        }
    }

    private CacheSource Source(string catalog)
    {
        var entry = memory.Get(catalog);
        return new(entry.State, entry.Log);
    }

    // Hints have a connection of their own: while only that is lost, the look each second is enough, and Redis is well.
    private async Task HearAsync(ConnectionMultiplexer redis)
    {
        foreach (var catalog in memory.All.Select(entry => entry.Catalog).Where(catalog => !_heard.Contains(catalog)))
        {
            if (!await HearAsync(redis.GetSubscriber(), catalog))
            {
                return;
            }

            _heard.Add(catalog);
        }
    }

    private async Task<bool> HearAsync(ISubscriber subscriber, string catalog)
    {
        var channel = new CacheKeys(catalog).Channel;
        void Heard(RedisChannel from, RedisValue hint) => Hear(catalog, hint);

        try
        {
            await subscriber.SubscribeAsync(channel, Heard);
            return true;
        }
        catch (RedisConnectionException lost)
        {
            // The library keeps what failed, and would call it beside that of the next try.
            await subscriber.UnsubscribeAsync(channel, Heard, CommandFlags.FireAndForget);
            LogDeaf(lost.Message);
            return false;
        }
    }

    // A hint of what memory has, or has passed, is nearly always our own of a moment ago.
    private void Hear(string catalog, RedisValue hint)
    {
        if (memory.Find(catalog)?.State.Head is { } head && !IsPassed(head, $"{hint}"))
        {
            _wake.Call();
        }
    }

    private static bool IsPassed(CatalogHead head, string hint) =>
        hint.Split('|') is [var epoch, var version]
        && epoch == head.Epoch
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var theirs)
        && theirs <= head.Version;

    private async Task AskPolicyAsync(ConnectionMultiplexer redis)
    {
        if (_policyAsked)
        {
            return;
        }

        if (await EvictionPolicy.ReadAsync(redis) is { } policy)
        {
            LogEvicts(policy);
        }

        _policyAsked = true;
    }

    [LoggerMessage(LogLevel.Error,
        "Redis was altered by somebody else: {Catalog}, {Fault}. It is written anew. See who may write to Redis")]
    private partial void LogAltered(string catalog, string fault);

    [LoggerMessage(LogLevel.Debug, "{Outcome} of {Catalog} in Redis")]
    private partial void LogOutcome(CacheOutcome outcome, string catalog);

    [LoggerMessage(LogLevel.Debug, "Redis gives no hints yet, it is looked at each second: {Message}")]
    private partial void LogDeaf(string message);

    [LoggerMessage(LogLevel.Warning,
        "Redis evicts keys when its memory is full (maxmemory-policy {Policy}): catalogs would be rebuilt again and "
        + "again and be unavailable to readers meanwhile. Set maxmemory-policy noeviction")]
    private partial void LogEvicts(string policy);
}

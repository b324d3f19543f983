using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using MasterData.Core.Authority;
using MasterData.Core.Redis;
using MasterData.Core.Restores;
using MasterData.Digests;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>The loop of a server with a database, on every server that speaks Redis' protocol.</summary>
public abstract class CacheLoopTests(CacheServer server) : IAsyncLifetime
{
    private const int Hints = 10_000;
    private readonly SqliteDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(FlushAsync());

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Loop_AfterAPublication_ShowsItWithoutBeingAsked()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);

        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);

        await ReachesAsync(loop);
        await Eventually.HoldsAsync(
            () => loop.Health.Condition is CacheCondition.Ready, cancellationToken: Cancellation);
        Assert.Empty(loop.Logs.At(LogLevel.Warning));
    }

    [Fact]
    [Fault(10)]
    public async Task Loop_AfterAFlush_FillsAgainWithinTwoSeconds()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);

        await FlushAsync();

        await ReachesAsync(loop, TimeSpan.FromSeconds(2));
    }

    [Fact]
    [Fault(11)]
    public async Task Loop_AfterARestart_FillsAgainAndHearsHints()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);

        await server.RestartEmptyAsync();

        await ReachesAsync(loop, TimeSpan.FromSeconds(10));
        Assert.InRange(loop.Logs.At(LogLevel.Warning).Count(), 0, 3);
        await using var redis = await server.ConnectAsync();
        await Eventually.HoldsAsync(
            _ => redis.GetSubscriber().PublishAsync(new CacheKeys(Sample.Catalog).Channel, "other|1"),
            listeners => listeners > 0, TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task Loop_ThatSeesALaterHeadWithoutProof_RaisesAnAlarmAndStopsNothing()
    {
        await using var loop = await StartAsync();
        var entry = await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);
        var keys = new CacheKeys(Sample.Catalog);
        await using var redis = await server.ConnectAsync();
        var head = (await SeenHead.ReadAsync(redis.GetDatabase(), keys)).Head!;
        var seal = new HeadSeal(loop.Server.Get<AuthorityIdentity>());
        var spans = ImmutableArray.Create($"{head.Version}-{head.Version + 7}");
        var later = seal.Put(
            Sample.Catalog, head with { Version = entry.State.Head.Version + 7, Deltas = spans }).ToJson();

        await redis.GetDatabase().StringSetAsync(keys.Head, later);

        await Eventually.HoldsAsync(
            () => loop.Server.Get<ReaderClaims>().Find(Sample.Catalog),
            claim => claim.Contains("|8", StringComparison.Ordinal), TimeSpan.FromSeconds(10), Cancellation);
        Assert.False(loop.Server.Memory.Get(Sample.Catalog).Suspended);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);
    }

    [Fact]
    [Fault(33)]
    public async Task Reader_ThatHearsNoHint_FollowsWithinItsPoll()
    {
        var authority = new Authority();
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        // This reader is never told of a hint: as if every PUBLISH were lost.
        var deaf = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.Equal(authority.Json("20003", 1), (await deaf.GetAsync("20003")).Value);

        authority.Rename(3);
        await publisher.SettleAsync();

        await Eventually.HoldsAsync(
            async _ => (await deaf.GetAsync("20003")).Value, value => value == authority.Json("20003", 2),
            TimeSpan.FromSeconds(3), Cancellation);
    }

    [Fact]
    [Fault(33)]
    public async Task Loop_ThatHearsNoHint_RepairsWhatAnotherBrokeWithinItsPeriod()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);
        await using var redis = await server.ConnectAsync();

        // Nobody says anything of it, on no channel.
        Assert.True(await redis.GetDatabase().KeyDeleteAsync(new CacheKeys(Sample.Catalog).Head));

        await ReachesAsync(loop, TimeSpan.FromSeconds(3));
    }

    [Fact]
    [Fault(33)]
    public async Task Loop_WhoseConnectionForHintsIsLostAtFirst_CallsRedisWellAndHearsLater()
    {
        await using var line = new TcpProxy(server.Port);
        var channel = $"{new CacheKeys(Sample.Catalog).Channel}";
        line.Line.CutOnce(
            Encoding.UTF8.GetBytes($"SUBSCRIBE\r\n${channel.Length}\r\n{channel}"), TcpProxyCut.BeforeRequest);
        await using var loop = await StartAsync(line.Port);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));

        await ReachesAsync(loop);
        await Eventually.HoldsAsync(() => !line.Line.WillCut, cancellationToken: Cancellation);
        await using var redis = await server.ConnectAsync();
        await Eventually.HoldsAsync(
            _ => redis.GetSubscriber().PublishAsync(new CacheKeys(Sample.Catalog).Channel, "other|1"),
            listeners => listeners > 0, TimeSpan.FromSeconds(10), Cancellation);

        // It says so only after its whole round, which the head in Redis does not wait for.
        await Eventually.HoldsAsync(
            () => loop.Health.Condition is CacheCondition.Ready, cancellationToken: Cancellation);
        Assert.Empty(loop.Logs.At(LogLevel.Warning));
    }

    [Theory]
    [Fault(33)]
    [InlineData("other|1")]
    [InlineData("")]
    [InlineData("\0not|a|hint")]
    public async Task Loop_UnderAStormOfHints_LooksFewTimesAndStaysResponsive(string hint)
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await ReachesAsync(loop);
        await using var redis = await server.ConnectAsync();
        var channel = new CacheKeys(Sample.Catalog).Channel;
        await Eventually.HoldsAsync(
            _ =>
                redis.GetSubscriber().PublishAsync(channel, hint), listeners =>
                    listeners > 0, cancellationToken: Cancellation);
        var (looks, began) = (Looks(loop), Stopwatch.GetTimestamp());

        var storm = StormAsync(redis, channel, hint);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);
        await ReachesAsync(loop, TimeSpan.FromSeconds(5));
        await storm;
        var took = Stopwatch.GetElapsedTime(began);

        // One look a hint would be 10,000: a look is due at most every 50 ms, and for the news of the publication.
        Assert.InRange(Looks(loop) - looks, 1, 10 + (int)(took / CacheWake.ShortestPause));
        Assert.Equal(2, loop.Logs.All.Count(line => line.StartsWith("Generation", StringComparison.Ordinal)
            || line.StartsWith("Delta", StringComparison.Ordinal)));
        Assert.Empty(loop.Logs.At(LogLevel.Warning));
    }

    [Fact]
    [Fault(33)]
    public async Task Loop_UnderAStormOfHintsOfWhatItHasPassed_DoesNotLookForThem()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);
        await ReachesAsync(loop);
        await using var redis = await server.ConnectAsync();
        var channel = new CacheKeys(Sample.Catalog).Channel;
        var passed = $"{loop.Server.Memory.Get(Sample.Catalog).State.Head.Epoch}|1";
        await Eventually.HoldsAsync(
            _ =>
                redis.GetSubscriber().PublishAsync(channel, passed), listeners =>
                    listeners > 0, cancellationToken: Cancellation);
        var (looks, began) = (Looks(loop), Stopwatch.GetTimestamp());

        await StormAsync(redis, channel, passed);

        Assert.InRange(Looks(loop) - looks, 0, 3 + (int)(Stopwatch.GetElapsedTime(began) / CacheWake.Period));
    }

    // At least so many, and long enough that looks without a pause between them would show.
    private static async Task StormAsync(ConnectionMultiplexer redis, RedisChannel channel, string hint)
    {
        const int AtOnce = 200;
        var began = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < Hints || Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1); sent += AtOnce)
        {
            await Task.WhenAll(
                Enumerable.Range(0, AtOnce).Select(_ => redis.GetSubscriber().PublishAsync(channel, hint)));
        }
    }

    private static int Looks(CacheLoop loop) =>
        loop.Logs.All.Count(line => line.EndsWith($"of {Sample.Catalog} in Redis", StringComparison.Ordinal));

    private async Task<CacheLoop> StartAsync(int? port = null) => await CacheLoop.StartAsync(
        await _database.CreateAsync(Cancellation), $"127.0.0.1:{port ?? server.Port}", Cancellation);

    private async Task ReachesAsync(CacheLoop loop, TimeSpan? deadline = null)
    {
        await using var redis = await server.ConnectAsync();
        await Eventually.HoldsAsync(
            _ => DigestAsync(redis), digest => digest == loop.Server.Memory.Get(Sample.Catalog).State.Head.Digest,
            deadline, Cancellation);
    }

    private static async Task<Hash?> DigestAsync(ConnectionMultiplexer redis) =>
        (await new ContractReader(redis.GetDatabase(), Sample.Catalog).CopyAsync())?.State.Head.Digest;

    private async Task FlushAsync()
    {
        await using var redis = await server.ConnectAsync();
        await redis.GetServers()[0].FlushAllDatabasesAsync();
    }
}

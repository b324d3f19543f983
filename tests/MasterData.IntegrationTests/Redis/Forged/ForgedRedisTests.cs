using System.Diagnostics.Metrics;
using MasterData.Core.Redis;
using MasterData.IntegrationTests.Storage;
using MasterData.Items;
using MasterData.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What somebody beside the server writes into Redis is noticed, written anew, counted and said.</summary>
public abstract class ForgedRedisTests(CacheServer server) : IAsyncLifetime
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    private readonly SqliteDatabase _database = new();
    private readonly CacheKeys _keys = new(Sample.Catalog);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var redis = await server.ConnectAsync();
        await redis.GetServers()[0].FlushAllDatabasesAsync();
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("invented")]
    [InlineData("hidden")]
    [InlineData("alias")]
    [InlineData("truncated chunk")]
    [InlineData("altered chunk")]
    [InlineData("swapped chunks")]
    public async Task Content_ThatSomebodyAltered_IsRepairedAndCounted(string forgery)
    {
        await using var loop = await StartAsync();
        await using var redis = await server.ConnectAsync();
        var head = await HeadAsync(redis);
        using var repairs = new RepairCount();

        await AlterAsync(redis.GetDatabase(), head, forgery);

        await Eventually.HoldsAsync(
            async _ => (await HeadAsync(redis)).Generation,
            generation => generation != head.Generation,
            SoonEnough,
            Cancellation);
        await TrueAsync(loop, redis, AtOnce);
        Assert.True(repairs.Count > 0);
        Assert.Contains(loop.Logs.At(LogLevel.Error), line => line.Contains(Sample.Catalog, StringComparison.Ordinal));
        Assert.False(loop.Server.Memory.Get(Sample.Catalog).Suspended);
    }

    [Theory]
    [InlineData("older head")]
    [InlineData("later version")]
    [InlineData("later epoch")]
    [InlineData("far epoch")]
    [InlineData("foreign authority")]
    [InlineData("no seal")]
    [InlineData("no head at all")]
    public async Task Head_ThatSomebodyForged_IsWrittenAnewWithinTwoSeconds(string forgery)
    {
        await using var loop = await StartAsync();
        await using var redis = await server.ConnectAsync();
        var old = await HeadAsync(redis);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("c1", "Đỏ tươi")), Cancellation);
        await TrueAsync(loop, redis, SoonEnough);
        var head = await HeadAsync(redis);
        using var repairs = new RepairCount();

        await redis.GetDatabase().StringSetAsync(
            _keys.Head, forgery is "older head" ? old.ToJson() : Forge(head, forgery));

        await TrueAsync(loop, redis, AtOnce);
        await Eventually.HoldsAsync(() => repairs.Count > 0, AtOnce, Cancellation);
        Assert.False(loop.Server.Memory.Get(Sample.Catalog).Suspended);
        Assert.Contains(loop.Logs.At(LogLevel.Error), line => line.Contains("altered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redis_OfAnotherAuthority_IsLeftAloneAndTheSettingNamed()
    {
        var other = new Authority(items: 5, catalog: Sample.Catalog);
        await using var redis = await server.ConnectAsync();
        var foreign = new ReconcileCatalog(redis.GetDatabase(), new(Authorities.Other), Sample.Catalog);
        await foreign.ExecuteAsync(() => other.Newest, looks: true, Cancellation);
        var theirs = await redis.GetDatabase().StringGetAsync(_keys.Head);

        await using var loop = await CacheLoop.StartAsync(
            await _database.CreateAsync(Cancellation), $"127.0.0.1:{server.Port},allowAdmin=true", Cancellation);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));

        await Eventually.HoldsAsync(
            () => loop.Health.Condition is CacheCondition.Foreign, cancellationToken: Cancellation);
        Assert.Equal(theirs, await redis.GetDatabase().StringGetAsync(_keys.Head));
        Assert.Contains(loop.Logs.At(LogLevel.Error), line =>
            line.Contains("Redis:Endpoints", StringComparison.Ordinal)
            && line.Contains(Authorities.Other.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lease_OfOneServer_KeepsTheOthersFromComparing_AndNobodyElseCanHoldIt()
    {
        await using var redis = await server.ConnectAsync();
        var one = new CheckLease(redis.GetDatabase(), Authorities.Seal, TimeProvider.System);
        var two = new CheckLease(redis.GetDatabase(), Authorities.Seal, TimeProvider.System);

        Assert.True(await one.TakeAsync());
        Assert.False(await two.TakeAsync());
        await redis.GetDatabase().StringSetAsync(
            "md:check", $"intruder|{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}|00");
        Assert.True(await two.TakeAsync());
    }

    private static string Forge(CacheHead head, string forgery) => forgery switch
    {
        "later version" => (head with { Version = head.Version + 7 }).ToJson(),
        "later epoch" => (head with { Epoch = $"{Guid.CreateVersion7()}" }).ToJson(),
        "far epoch" => (head with
        {
            Epoch = $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddYears(170))}",
        }).ToJson(),
        "foreign authority" => new HeadSeal(Authorities.Other).Put(Sample.Catalog, head).ToJson(),
        "no seal" => (head with { Authority = "", Mac = "" }).ToJson(),
        _ => "{}",
    };

    private async Task AlterAsync(IDatabase redis, CacheHead head, string forgery)
    {
        var items = _keys.Items(head.Generation);
        var (first, second) = (_keys.Chunk(head.Generation, 0), _keys.Chunk(head.Generation, 1));
        var chunk = $"{await redis.StringGetAsync(first)}";
        switch (forgery)
        {
            case "changed":
                await redis.HashSetAsync(items, "c7", "{\"code\":\"c7\"}");
                break;
            case "invented":
                await redis.HashSetAsync(items, "c999999", "{\"code\":\"c999999\"}");
                break;
            case "hidden":
                await redis.HashDeleteAsync(items, "c7");
                break;
            case "alias":
                await redis.HashSetAsync(_keys.Aliases(head.Generation), "mine", "c7");
                break;
            case "truncated chunk":
                await redis.StringSetAsync(first, chunk[..(chunk.Length / 2)]);
                break;
            case "altered chunk":
                await redis.StringSetAsync(first, chunk.Replace("Màu 10", "Màu 11", StringComparison.Ordinal));
                break;
            default:
                var other = await redis.StringGetAsync(second);
                Assert.False(other.IsNull);
                await redis.StringSetAsync(second, chunk);
                await redis.StringSetAsync(first, other);
                break;
        }
    }

    private async Task<CacheLoop> StartAsync()
    {
        var loop = await CacheLoop.StartAsync(
            await _database.CreateAsync(Cancellation), $"127.0.0.1:{server.Port},allowAdmin=true", Cancellation);
        var padding = new string('x', 700);
        ItemDocument[] items = [.. Enumerable.Range(0, 1200).Select(
            number => Sample.Item($"c{number}", $"Màu {number}").With(slice => slice with { Reason = padding }))];
        await loop.Server.CreateAsync(Cancellation, items);
        await using var redis = await server.ConnectAsync();
        await TrueAsync(loop, redis, SoonEnough);
        return loop;
    }

    private async Task<CacheHead> HeadAsync(ConnectionMultiplexer redis) =>
        (await SeenHead.ReadAsync(redis.GetDatabase(), _keys)).Head!;

    private static async Task TrueAsync(CacheLoop loop, ConnectionMultiplexer redis, TimeSpan within)
    {
        var reader = new ContractReader(redis.GetDatabase(), Sample.Catalog);
        await Eventually.HoldsAsync(
            async _ => (await new ContractReader(redis.GetDatabase(), Sample.Catalog).CopyAsync())?.State.Head.Digest,
            digest => digest is { } seen && seen == loop.Server.Memory.Get(Sample.Catalog).State.Head.Digest,
            within,
            Cancellation);
        Assert.Equal(ContractOutcome.Found, (await reader.GetAsync("c7")).Outcome);
    }

    private sealed class RepairCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public RepairCount()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name is "masterdata.cache.repairs")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, by, _, _) => Interlocked.Add(ref _count, by));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Core.Redis;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>However many hints come, nobody drowns in them.</summary>
public sealed class HintTests : IAsyncLifetime
{
    private const int Hints = 10_000;

    private readonly SqliteDatabase _database = new();
    private readonly RedisProcess _redis = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _redis.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await _redis.DisposeAsync();
    }

    [Fact]
    [Fault(33)]
    public async Task Hints_InAStorm_AreCoalescedByServerAndReader()
    {
        await using var loop = await StartAsync(_redis.Endpoint);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await using var follower = ExampleProgram.Start("follow.py", _redis.Port, Sample.Catalog);
        await TakesAsync(follower, loop, TimeSpan.FromSeconds(30));
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},allowAdmin=true");
        var channel = RedisChannel.Literal($"md:{{{Sample.Catalog}}}");
        var before = await ReadsAsync(connection);

        var hints = Enumerable.Range(0, Hints).Select(
            number => connection.GetSubscriber().PublishAsync(channel, $"z|{number}"));
        await Task.WhenAll(hints);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);
        await TakesAsync(follower, loop, TimeSpan.FromSeconds(10));

        // Two listen: without coalescing it would be 20,000.
        Assert.InRange(await ReadsAsync(connection) - before, 1, Hints / 4);
    }

    [Fact]
    [Fault(33)]
    public async Task Hints_OneAfterAnother_CostACopyALookNowAndThen()
    {
        await using var loop = await StartAsync(_redis.Endpoint);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        using var nobody = MasterDataChannel.Open(
            new($"http://127.0.0.1:{FreePort.Next()}"), MasterDataCredentials.None);
        await using var copies = CatalogCopies.Start(
            nobody, new() { Catalogs = [Sample.Catalog], Redis = new() { Endpoints = _redis.Endpoint } });
        await copies[Sample.Catalog].WaitForAnyAsync(Cancellation);
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},allowAdmin=true");
        var channel = RedisChannel.Literal($"md:{{{Sample.Catalog}}}");
        await Eventually.HoldsAsync(
            _ =>
                connection.GetSubscriber().PublishAsync(channel, "z|0"), listeners =>
                    listeners is 2, cancellationToken: Cancellation);
        var (before, start) = (await ReadsAsync(connection), Stopwatch.GetTimestamp());

        for (var number = 0; number < Hints; number++)
        {
            await connection.GetSubscriber().PublishAsync(channel, $"z|{number}");
        }

        var reads = await ReadsAsync(connection) - before;
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation);
        await Eventually.HoldsAsync(
            () => copies[Sample.Catalog].Head!.Version is 2, TimeSpan.FromSeconds(10), cancellationToken: Cancellation);

        // A look each would be 10,000; the server looks as seldom, and each takes a few reads.
        var looks = 10 + (Stopwatch.GetElapsedTime(start) / CacheWake.ShortestPause);
        Assert.InRange(reads, 1, (long)(looks * 2 * 3));
    }

    private static async Task<long> ReadsAsync(ConnectionMultiplexer connection)
    {
        var figures = (await connection.GetServers()[0].InfoAsync("commandstats")).SelectMany(group => group);
        var reads = figures.Single(figure => figure.Key is "cmdstat_get").Value;
        return long.Parse(reads.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture);
    }

    private static async Task TakesAsync(RunningProgram follower, CacheLoop loop, TimeSpan within)
    {
        var head = loop.Server.Memory.Get(Sample.Catalog).State.Head;
        await Eventually.HoldsAsync(
            () =>
                follower.OutputLines.Any(
                    line => line.StartsWith($"{head.Epoch} {head.Version} ", StringComparison.Ordinal)),
            within,
            Cancellation);
    }

    private async Task<CacheLoop> StartAsync(string endpoint) =>
        await CacheLoop.StartAsync(await _database.CreateAsync(Cancellation), endpoint, Cancellation);
}

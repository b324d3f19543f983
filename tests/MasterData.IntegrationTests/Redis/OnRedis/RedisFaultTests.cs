using MasterData.Core.Publication;
using MasterData.Core.Redis;
using MasterData.Digests;
using MasterData.IntegrationTests.Storage;
using MasterData.Server.Hosting;
using MasterData.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What only a real Redis can do to a server.</summary>
public sealed class RedisFaultTests : IAsyncLifetime
{
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
    [Fault(12)]
    public async Task Redis_RestartedFromAnOldDump_IsBroughtUpAndReadersIgnoreIt()
    {
        var authority = new Authority();
        await using var connection = await ConnectAsync();
        await using var publisher = new PublishingServer(await ConnectAsync(), authority);
        await PublishAsync(publisher, authority, 10);
        await DoAsync(connection, ["SAVE"]);
        await PublishAsync(publisher, authority, 20);
        var reader = new ContractReader(connection.GetDatabase(), authority.Catalog);
        Assert.Equal(20, (await reader.CopyAsync())!.State.Head.Version);

        await _redis.Kill9Async();
        await _redis.RestartAsync();

        var old = new ContractReader(connection.GetDatabase(), authority.Catalog);
        var copy = await Eventually.HoldsAsync(
            _ => old.CopyAsync(), seen => seen is not null, cancellationToken: Cancellation);
        Assert.Equal(10, copy!.State.Head.Version);
        Assert.Equal(ContractOutcome.Unavailable, (await reader.GetAsync("20001")).Outcome);
        Assert.Null(await reader.CopyAsync());
        await Eventually.HoldsAsync(
            _ => publisher.LookAsync(), seen => seen is CacheOutcome.Generation, cancellationToken: Cancellation);
        Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
        Assert.Equal(authority.Newest.State.Head.Digest, (await old.CopyAsync())!.State.Head.Digest);
    }

    [Theory]
    [InlineData("ReadOnly", "the primary", new[] { "REPLICAOF", "127.0.0.1", "1" }, new[] { "REPLICAOF", "NO", "ONE" })]
    [InlineData(
        "Full", "maxmemory", new[] { "CONFIG", "SET", "maxmemory", "1" }, new[] { "CONFIG", "SET", "maxmemory", "0" })]
    public async Task Redis_ThatTakesNothing_IsWarnedOfOnceAndFilledLater(
        string condition, string advice, string[] harm, string[] cure)
    {
        using var failures = new CacheFailures();
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await using var connection = await ConnectAsync();
        await ReachesAsync(connection, loop);

        await DoAsync(connection, harm);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ 2")), Cancellation);
        await Eventually.HoldsAsync(
            () => $"{loop.Health.Condition}", seen => seen == condition, cancellationToken: Cancellation);
        Assert.Equal((HealthStatus.Degraded, condition), await HealthOfAsync(loop));
        Assert.True(failures.Of(condition) > 0);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ 3")), Cancellation);
        await DoAsync(connection, cure);

        await ReachesAsync(connection, loop);
        Assert.Contains(advice, Assert.Single(loop.Logs.At(LogLevel.Warning)), StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            _ => HealthOfAsync(loop), seen => seen.Status is HealthStatus.Healthy, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Redis_WithAnotherPassword_IsWarnedOfAndPublishingGoesOn()
    {
        using var failures = new CacheFailures();
        await using var connection = await ConnectAsync();
        await DoAsync(connection, ["CONFIG", "SET", "requirepass", "secret"]);
        await using var loop = await StartAsync(",password=wrong");

        var entry = await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));

        Assert.Equal(1, entry.State.Head.Version);
        await Eventually.HoldsAsync(
            () => loop.Health.Condition, seen => seen is CacheCondition.Unauthorized, cancellationToken: Cancellation);

        // The log is written a moment after the condition can be seen.
        await Eventually.HoldsAsync(
            () => loop.Logs.At(LogLevel.Warning).Any(), cancellationToken: Cancellation);
        Assert.Contains("Redis:Password", Assert.Single(loop.Logs.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal((HealthStatus.Degraded, "Unauthorized"), await HealthOfAsync(loop));
        Assert.True(failures.Of("Unauthorized") > 0);
        await DoAsync(connection, ["CONFIG", "SET", "requirepass", "wrong"]);
        await ReachesAsync(connection, loop);
    }

    [Fact]
    [Fault(13)]
    public async Task Redis_ThatHangs_BlocksNoPublicationAndIsFilledLater()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await using var connection = await ConnectAsync();
        await ReachesAsync(connection, loop);

        _redis.Stop();
        for (var number = 0; number < 20; number++)
        {
            await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {number}")), Cancellation)
                .WaitAsync(TimeSpan.FromSeconds(3), Cancellation);
        }

        await Eventually.HoldsAsync(
            () => (loop.Health.Condition, Process: State(_redis)),
            seen => seen.Condition is CacheCondition.Hanging or CacheCondition.Unreachable,
            cancellationToken: Cancellation);
        _redis.Continue();

        await ReachesAsync(connection, loop);
        Assert.InRange(loop.Logs.At(LogLevel.Warning).Count(), 1, 2);
    }

    [Fact]
    [Fault(13)]
    public async Task Redis_ThatHangsBeforeTheFirstSubscription_IsSaidToHang()
    {
        await using var proxy = new TcpProxy(_redis.Port);
        await using var loop = await CacheLoop.StartAsync(
            await _database.CreateAsync(Cancellation), $"127.0.0.1:{proxy.Port}", Cancellation);
        await Eventually.HoldsAsync(
            () => loop.Health.Condition is CacheCondition.Ready, cancellationToken: Cancellation);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await using var connection = await ConnectAsync();
        while (!await connection.GetDatabase().KeyExistsAsync($"md:{{{Sample.Catalog}}}:head"))
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        _redis.Stop();

        await Eventually.HoldsAsync(
            () => loop.Health.Condition,
            seen => seen is CacheCondition.Hanging or CacheCondition.Unreachable,
            cancellationToken: Cancellation);
        _redis.Continue();
        await ReachesAsync(connection, loop);
    }

    [Fact]
    [Fault(14)]
    public async Task Redis_ThatLosesPartsOfAQuietCatalog_IsFilledWhileAnotherIsPublishedAllTheTime()
    {
        await using var loop = await StartAsync();
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        await loop.Server.Get<PublishVersion>().CreateAsync(
            "quiet", [], (_, _) =>
                Task.FromResult(Sample.Of(Sample.Content, Sample.Item("blue", "Xanh"))), Cancellation);
        await using var connection = await ConnectAsync();
        await ReachesAsync(connection, loop, "quiet");
        var head = CacheHead.Parse(
            (await connection.GetDatabase().StringGetAsync(new CacheKeys("quiet").Head)).ToString());
        await connection.GetDatabase().KeyDeleteAsync(new CacheKeys("quiet").Chunk(head!.Generation, 0));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var publishing = Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await loop.Server.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {number}")), Cancellation);
            }
        }, Cancellation);
        await ReachesAsync(connection, loop, "quiet");
        await stop.CancelAsync();
        await publishing;
    }

    [Fact]
    [Fault(14)]
    public async Task Redis_ThatEvicts_IsWarnedOfAtTheStart()
    {
        await using var connection = await ConnectAsync();
        await DoAsync(connection, ["CONFIG", "SET", "maxmemory-policy", "allkeys-lru"]);

        await using var loop = await StartAsync();

        await Eventually.HoldsAsync(
            () => loop.Logs.At(LogLevel.Warning).Any(line => line.Contains("allkeys-lru", StringComparison.Ordinal)),
            cancellationToken: Cancellation);
    }

    [Fact]
    [Fault(14)]
    public async Task Redis_ThatEvictsUnderAReader_DeniesNoCode()
    {
        var authority = new Authority();
        await using var connection = await ConnectAsync();
        await using var publisher = new PublishingServer(await ConnectAsync(), authority);
        await publisher.SettleAsync();
        var used = (await FigureAsync(connection, "used_memory")) + 500_000;
        await DoAsync(connection, ["CONFIG", "SET", "maxmemory-policy", "allkeys-random"]);
        await DoAsync(connection, ["CONFIG", "SET", "maxmemory", $"{used}"]);
        var reader = new ContractReader(connection.GetDatabase(), authority.Catalog);
        var outcomes = new Dictionary<ContractOutcome, int>();

        for (var round = 0; round < 200; round++)
        {
            await connection.GetDatabase().StringSetAsync($"noise:{round}", new byte[20_000]);
            for (var number = 0; number < 5; number++)
            {
                var outcome = (await reader.GetAsync(authority.Codes[(round + number) % 400])).Outcome;
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            }

            if (round % 4 is 0)
            {
                await publisher.LookAsync();
            }
        }

        var seen = string.Join(", ", outcomes);
        Assert.True(await FigureAsync(connection, "evicted_keys", "stats") > 0, "Nothing was evicted.");
        Assert.False(outcomes.ContainsKey(ContractOutcome.NotFound), seen);
        Assert.True(outcomes.ContainsKey(ContractOutcome.Found)
            && outcomes.ContainsKey(ContractOutcome.Unavailable), seen);
    }

    // "T" as long as it is stopped: where the test fails, this tells a hung Redis from one that somebody let go on.
    private static string State(RedisProcess redis) => File.ReadLines($"/proc/{redis.Program.Id}/status")
        .First(line => line.StartsWith("State:", StringComparison.Ordinal));

    private static async Task<(HealthStatus Status, string? Description)> HealthOfAsync(CacheLoop loop)
    {
        var result = await new Health.RedisHealth(loop.Health).CheckHealthAsync(new(), Cancellation);
        return (result.Status, result.Description);
    }

    private static async Task<long> FigureAsync(
        ConnectionMultiplexer connection, string field, string section = "memory") =>
        long.Parse(
            (await connection.GetServers()[0].InfoAsync(section)).SelectMany(group => group).Single(
                pair => pair.Key == field).Value,
            System.Globalization.CultureInfo.InvariantCulture);

    private static async Task PublishAsync(PublishingServer publisher, Authority authority, long until)
    {
        while (authority.Newest.State.Head.Version < until)
        {
            publisher.Memory = authority.Rename((int)authority.Newest.State.Head.Version);
            await publisher.LookAsync();
        }
    }

    private static async Task DoAsync(ConnectionMultiplexer connection, string[] command) =>
        await connection.GetDatabase().ExecuteAsync(command[0], [.. command.Skip(1)], CommandFlags.DemandMaster);

    private static async Task ReachesAsync(
        ConnectionMultiplexer connection, CacheLoop loop, string catalog = Sample.Catalog) =>
        await Eventually.HoldsAsync(
            async _ => (await new ContractReader(connection.GetDatabase(), catalog).CopyAsync())?.State.Head.Digest,
            digest => digest is Hash seen && seen == loop.Server.Memory.Get(catalog).State.Head.Digest,
            TimeSpan.FromSeconds(30),
            Cancellation);

    private async Task<CacheLoop> StartAsync(string settings = "") => await CacheLoop.StartAsync(
        await _database.CreateAsync(Cancellation), _redis.Endpoint + settings, Cancellation);

    private Task<ConnectionMultiplexer> ConnectAsync() =>
        ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},allowAdmin=true,abortConnect=false");
}

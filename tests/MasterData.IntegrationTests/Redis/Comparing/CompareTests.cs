using MasterData.Core.Redis;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>Somebody else writes to Redis: it is noticed and mended.</summary>
public abstract class CompareTests(CacheServer server) : IAsyncLifetime
{
    private const int Items = 3_000;

    private readonly SqliteDatabase _database = new();
    private readonly Authority _authority = new(Items);
    private ConnectionMultiplexer _redis = null!;

    public static TheoryData<string> Tampers =>
    [
        "changed code", "invented code", "hidden code", "hidden and invented", "changed alias", "invented alias",
        "truncated chunk", "swapped chunks", "changed chunk", "changed delta", "truncated delta", "other meta",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _redis = await server.ConnectAsync();

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Content_AsItWasPublished_DiffersInNothing()
    {
        await using var publisher = await PublisherAsync();

        Assert.Null(await CompareAsync());

        _authority.Publish([], [Authority.Item(7, 1).Key]);
        await publisher.SettleAsync();
        Assert.Null(await CompareAsync());
    }

    [Theory]
    [MemberData(nameof(Tampers))]
    public async Task Content_ThatSomebodyChanged_IsFound(string tamper)
    {
        await using var publisher = await PublisherAsync();
        var keys = new CacheKeys(_authority.Catalog);
        var head = (await SeenHead.ReadAsync(_redis.GetDatabase(), keys)).Head!;

        await TamperAsync(tamper, keys, head, Authority.Code(5), Authority.Code(6));

        Assert.NotNull(await CompareAsync());
    }

    [Fact]
    public async Task Loop_WhenSomebodyChangesACode_WritesItAnewAndSaysSo()
    {
        await using var loop = await CacheLoop.StartAsync(
            await _database.CreateAsync(Cancellation), $"127.0.0.1:{server.Port},allowAdmin=true", Cancellation);
        await loop.Server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"), Sample.Item("blue", "Xanh"));
        var keys = new CacheKeys(Sample.Catalog);
        var database = _redis.GetDatabase();
        await Eventually.HoldsAsync(
            async _ => (await SeenHead.ReadAsync(database, keys)).Head?.Version,
            version => version is 1,
            TimeSpan.FromSeconds(10),
            Cancellation);
        foreach (var tamper in new[] { "changed code", "invented code", "hidden code" })
        {
            var head = (await SeenHead.ReadAsync(database, keys)).Head!;
            await TamperAsync(tamper, keys, head, "red", "blue");

            await Eventually.HoldsAsync(
                async _ => await new CompareCatalog(database, Sample.Catalog, () => loop.Server.Memory.Get(Sample.Catalog).State)
                    .ExecuteAsync(_ => Task.CompletedTask, Cancellation) is null
                    && (await SeenHead.ReadAsync(database, keys)).Head!.Generation != head.Generation,
                whole => whole,
                TimeSpan.FromSeconds(60),
                Cancellation);
        }

        Assert.Contains(loop.Logs.At(LogLevel.Error), line => line.Contains("something else", StringComparison.Ordinal));
    }

    private async Task<PublishingServer> PublisherAsync()
    {
        var publisher = new PublishingServer(await server.ConnectAsync(), _authority);
        await publisher.SettleAsync();
        _authority.Rename(1, 2, 3);
        await publisher.SettleAsync();
        _authority.Rename(3, 4);
        await publisher.SettleAsync();
        return publisher;
    }

    private Task<string?> CompareAsync() =>
        new CompareCatalog(_redis.GetDatabase(), _authority.Catalog, () => _authority.Newest.State)
            .ExecuteAsync(_ => Task.CompletedTask, Cancellation);

    private async Task TamperAsync(string tamper, CacheKeys keys, CacheHead head, string code, string other)
    {
        var redis = _redis.GetDatabase();
        RedisKey items = keys.Items(head.Generation), aliases = keys.Aliases(head.Generation);
        var chunks = keys.Chunks(head);
        switch (tamper)
        {
            case "changed code":
                await redis.HashSetAsync(items, code, await redis.HashGetAsync(items, other));
                break;
            case "invented code":
                await redis.HashSetAsync(items, "99999", "{}");
                break;
            case "hidden code":
                await redis.HashDeleteAsync(items, code);
                break;
            case "hidden and invented":
                await redis.HashDeleteAsync(items, code);
                await redis.HashSetAsync(items, "99999", "{}");
                break;
            case "changed alias":
                await redis.HashSetAsync(aliases, "A5", other);
                break;
            case "invented alias":
                await redis.HashSetAsync(aliases, "mine", code);
                break;
            case "truncated chunk":
                await redis.StringSetAsync(chunks[0], $"{await redis.StringGetAsync(chunks[0])}"[..^100]);
                break;
            case "swapped chunks":
                var (first, second) = (await redis.StringGetAsync(chunks[0]), await redis.StringGetAsync(chunks[1]));
                await redis.StringSetAsync(chunks[0], second);
                await redis.StringSetAsync(chunks[1], first);
                Assert.NotEqual(first, second);
                break;
            case "changed chunk":
                await ReplaceAsync(chunks[0], "số 5 bản", "số 5 của");
                break;
            case "changed delta":
                await ReplaceAsync(keys.Deltas(head)[^1], "số 4 bản", "số 4 của");
                break;
            case "truncated delta":
                await redis.StringSetAsync(keys.Deltas(head)[0], "{");
                break;
            case "other meta":
                await redis.HashSetAsync(items, CacheKeys.Meta, "x|1");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(tamper));
        }
    }

    private async Task ReplaceAsync(RedisKey key, string text, string by)
    {
        var before = $"{await _redis.GetDatabase().StringGetAsync(key)}";
        Assert.Contains(text, before, StringComparison.Ordinal);
        await _redis.GetDatabase().StringSetAsync(key, before.Replace(text, by, StringComparison.Ordinal));
    }
}

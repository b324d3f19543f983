using System.Text.RegularExpressions;
using MasterData.Core.Redis;
using MasterData.Examples;
using MasterData.IntegrationTests.Storage;
using MasterData.Items;
using MasterData.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>The Redis users of docs/redis-contract.md may do what they must, and no more.</summary>
public sealed partial class ContractAccessTests : IAsyncLifetime
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
    public async Task Users_OfThePage_PublishAndReadAndNothingElse()
    {
        await using var connection = await ConnectAsync("");
        foreach (var user in await UsersAsync())
        {
            await connection.GetDatabase().ExecuteAsync("ACL", [.. user.Skip(1)]);
        }

        await using var loop = await CacheLoop.StartAsync(
            await _database.CreateAsync(Cancellation),
            $"{_redis.Endpoint},user=masterdata,password=SECRET1",
            Cancellation);
        ItemDocument[] items = [.. Enumerable.Range(0, 60).Select(
            number => Sample.Item($"c{number}", $"Màu {number}"))];
        await loop.Server.CreateAsync(Cancellation, items);
        await using var consumer = await ConnectAsync(",user=consumer,password=SECRET2");
        var reader = new ContractReader(consumer.GetDatabase(), Sample.Catalog);
        await ReachesAsync(reader, loop);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("c1", "Đỏ tươi")), Cancellation);
        await ReachesAsync(reader, loop);
        Assert.Contains("\"deltas\":[\"1-2\"]", await HeadAsync(consumer), StringComparison.Ordinal);
        await loop.Server.PublishAsync(
            Sample.Of([.. items.Select(item => Sample.Item(item.Code, $"{item.Slices[0].Name} nhạt"))]), Cancellation);
        await ReachesAsync(reader, loop);
        Assert.Contains("\"base\":3", await HeadAsync(consumer), StringComparison.Ordinal);

        Assert.NotNull(await new CatalogReader(consumer.GetDatabase(), Sample.Catalog).DocumentAsync("c1"));
        var channel = new CacheKeys(Sample.Catalog).Channel;

        // Subscriptions have a connection of their own, which may come a moment after the other.
        await Eventually.HoldsAsync(
            () => consumer.GetSubscriber().IsConnected(channel), cancellationToken: Cancellation);
        var hints = await consumer.GetSubscriber().SubscribeAsync(channel);
        await loop.Server.PublishAsync(Sample.Of(Sample.Item("c1", "Đỏ thắm")), Cancellation);
        Assert.EndsWith("|4", $"{(await hints.ReadAsync(Cancellation)).Message}", StringComparison.Ordinal);
        await Assert.ThrowsAsync<RedisServerException>(
            () => consumer.GetDatabase().StringSetAsync(new CacheKeys(Sample.Catalog).Head, "{}"));
        await Assert.ThrowsAsync<RedisServerException>(
            () => consumer.GetDatabase().StringGetAsync("other"));
        Assert.Empty(loop.Logs.At(LogLevel.Warning));
        Assert.All(await DeniedAsync(connection), command => Assert.Matches(Dispensable(), command));
    }

    private static async Task<string> HeadAsync(ConnectionMultiplexer redis) =>
        $"{await redis.GetDatabase().StringGetAsync(new CacheKeys(Sample.Catalog).Head)}";

    // An entry: count, reason, context, object, user, …, each a name and a value.
    private static async Task<IEnumerable<string>> DeniedAsync(ConnectionMultiplexer redis) =>
        ((RedisResult[])(await redis.GetDatabase().ExecuteAsync("ACL", "LOG", "100"))!)
        .Where(entry => entry[3].ToString() is "command" && entry[9].ToString() is "masterdata")
        .Select(entry => entry[7].ToString());

    // What the client only tries when it connects.
    [GeneratedRegex(@"^(client\||cluster\||config\|get|select)")]
    private static partial Regex Dispensable();

    private static async Task ReachesAsync(ContractReader reader, CacheLoop loop) => await Eventually.HoldsAsync(
        async _ => (await reader.CopyAsync())?.State.Head.Digest,
        digest => digest is { } seen && seen == loop.Server.Memory.Get(Sample.Catalog).State.Head.Digest,
        cancellationToken: Cancellation);

    private static async Task<string[][]> UsersAsync()
    {
        var page = await File.ReadAllLinesAsync(
            Path.Combine(BuiltProgram.Repository.FullName, "docs", "redis-contract.md"), Cancellation);
        var users = page.Where(line => line.StartsWith("ACL SETUSER ", StringComparison.Ordinal)).Select(
            line => line.Split(' ')).ToArray();
        Assert.Equal(["masterdata", "consumer"], users.Select(user => user[2]));
        return users;
    }

    private Task<ConnectionMultiplexer> ConnectAsync(string settings) =>
        ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},abortConnect=false{settings}");
}

using MasterData.Core.Redis;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What happens between the condition of a publication and its execution.</summary>
public abstract class CacheInterruptionTests(CacheServer server)
{
    private const int Transactions = 12;

    [Fact]
    [Fault(10)]
    public async Task Flush_BetweenConditionAndExec_OfADelta_NeverDeniesACode()
    {
        var authority = new Authority();
        await using var relay = new MultiRelay(server.Port);
        await using var publisher = new PublishingServer(await server.ConnectAsync(relay.Port), authority);
        await using var redis = await server.ConnectAsync();
        await publisher.SettleAsync();
        publisher.Memory = authority.Rename(1);

        relay.Arm(number => number is 1 ? FlushAsync(redis) : Task.CompletedTask);
        await publisher.LookAsync();

        Assert.Equal(1, relay.Passed);
        await NothingDeniedAsync(redis, authority);
        await publisher.SettleAsync();
        await WholeAsync(redis, authority);
    }

    [Fact]
    [Fault(2)]
    [Fault(10)]
    public async Task Flush_BeforeAnyTransactionOfAGeneration_NeverDeniesACode()
    {
        var flushed = 0;
        for (var at = 1; at <= Transactions; at++)
        {
            var authority = new Authority(items: 2000);
            await using var relay = new MultiRelay(server.Port);
            await using var publisher = new PublishingServer(await server.ConnectAsync(relay.Port), authority);
            await using var redis = await server.ConnectAsync();

            relay.Arm(number => number == at ? FlushAsync(redis) : Task.CompletedTask);
            await publisher.LookAsync();
            flushed += relay.Passed >= at ? 1 : 0;

            await NothingDeniedAsync(redis, authority);
            await publisher.SettleAsync();
            await WholeAsync(redis, authority);
        }

        Assert.True(flushed > 4, $"Only {flushed} flushes hit.");
    }

    [Fact]
    [Fault(4)]
    public async Task Publisher_FrozenBeforeItsTransaction_LosesAgainstTheNewerOne()
    {
        var authority = new Authority();
        await using var relay = new MultiRelay(server.Port);
        await using var zombie = new PublishingServer(await server.ConnectAsync(relay.Port), authority);
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        await using var redis = await server.ConnectAsync();
        await publisher.SettleAsync();
        zombie.Memory = authority.Rename(1);
        authority.Rename(2);

        relay.Arm(_ => publisher.SettleAsync());
        Assert.Equal(CacheOutcome.Conflict, await zombie.LookAsync());

        relay.Arm(_ => Task.CompletedTask);
        Assert.Equal(CacheOutcome.Ahead, await zombie.LookAsync());
        await WholeAsync(redis, authority);
    }

    [Fact]
    [Fault(4)]
    public async Task Publisher_FrozenWhileItBuilds_LosesAndLeavesNothing()
    {
        var authority = new Authority();
        await using var relay = new MultiRelay(server.Port);
        await using var zombie = new PublishingServer(await server.ConnectAsync(relay.Port), authority);
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        await using var redis = await server.ConnectAsync();
        authority.Rename(1);

        relay.Arm(number => number is 1 ? publisher.SettleAsync() : Task.CompletedTask);
        Assert.Equal(CacheOutcome.Conflict, await zombie.LookAsync());

        await WholeAsync(redis, authority);
        var keys = await Eventually.HoldsAsync(
            _ => Task.FromResult(Hashes(redis, authority)), names => names.Length is 1,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith($"md:{{{authority.Catalog}}}:i:2-", keys[0], StringComparison.Ordinal);
    }

    private static string[] Hashes(ConnectionMultiplexer redis, Authority authority) =>
        [.. redis.GetServers()[0].Keys(pattern: $"md:{{{authority.Catalog}}}:i:*").Select(key => key.ToString())];

    private static async Task FlushAsync(ConnectionMultiplexer redis) =>
        await redis.GetServers()[0].FlushAllDatabasesAsync();

    private static async Task NothingDeniedAsync(ConnectionMultiplexer redis, Authority authority)
    {
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        foreach (var code in authority.Codes)
        {
            Assert.NotEqual(ContractOutcome.NotFound, (await reader.GetAsync(code)).Outcome);
        }

        Assert.NotEqual(ContractOutcome.NotFound, (await reader.CodeOfAliasAsync("A1")).Outcome);
    }

    private static async Task WholeAsync(ConnectionMultiplexer redis, Authority authority)
    {
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
        Assert.Equal(
            authority.Json("20001", authority.Newest.State.Head.Version), (await reader.GetAsync("20001")).Value);
    }
}

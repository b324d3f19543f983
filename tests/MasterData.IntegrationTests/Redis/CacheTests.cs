using MasterData.Core.Redis;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What holds for every server that speaks Redis' protocol.</summary>
public abstract class CacheTests(CacheServer server)
{
    [Fact]
    public async Task Publication_OfANewCatalog_IsReadWhole()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);

        var outcome = await publisher.LookAsync();

        Assert.Equal(CacheOutcome.Generation, outcome);
        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
        var item = await reader.GetAsync("20007");
        Assert.Equal((ContractOutcome.Found, authority.Json("20007", 1)), (item.Outcome, item.Value));
        Assert.Equal(ContractOutcome.NotFound, (await reader.GetAsync("99999")).Outcome);
        Assert.Equal("20007", (await reader.CodeOfAliasAsync("A7")).Value);
        Assert.Equal(CacheOutcome.UpToDate, await publisher.LookAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publication_OfSmallChanges_AddsDeltasUntilANewGenerationIsBetter(bool looks)
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        var outcomes = new List<CacheOutcome>();

        for (var number = 0; number < CacheLimits.Deltas + 1; number++)
        {
            publisher.Memory = authority.Rename(number);
            outcomes.Add(await publisher.LookAsync(looks));
            Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
            Assert.Equal(authority.Json(Authority.Code(number), number + 2), (
                await reader.GetAsync(Authority.Code(number))).Value);
        }

        Assert.Equal([.. Enumerable.Repeat(CacheOutcome.Delta, CacheLimits.Deltas), CacheOutcome.Generation], outcomes);
    }

    [Fact]
    public async Task Publication_WithoutALookOntoWhatAnotherServerHasMoved_IsNotWritten()
    {
        var authority = new Authority();
        await using var first = await PublisherAsync(authority);
        await using var second = await PublisherAsync(authority);
        await first.SettleAsync();
        await second.SettleAsync();
        first.Memory = authority.Rename(1);
        Assert.Equal(CacheOutcome.Delta, await first.LookAsync(looks: false));

        second.Memory = authority.Rename(2);
        Assert.Equal(CacheOutcome.Conflict, await second.LookAsync(looks: false));
        Assert.Equal(CacheOutcome.Delta, await second.LookAsync(looks: false));

        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
        Assert.Equal(CacheOutcome.UpToDate, await second.LookAsync());
    }

    [Fact]
    public async Task Publication_OfAnotherAliasAndARemoval_TakesTheOldOnesAway()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();

        publisher.Memory = authority.Publish([Authority.Item(1, 2)], ["item/20002"]);
        Assert.Equal(CacheOutcome.Delta, await publisher.LookAsync());

        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.Equal(ContractOutcome.NotFound, (await reader.CodeOfAliasAsync("B1.1")).Outcome);
        Assert.Equal("20001", (await reader.CodeOfAliasAsync("B1.2")).Value);
        Assert.Equal("20001", (await reader.CodeOfAliasAsync("A1")).Value);
        Assert.Equal(ContractOutcome.NotFound, (await reader.GetAsync("20002")).Outcome);
        Assert.Equal(ContractOutcome.NotFound, (await reader.CodeOfAliasAsync("A2")).Outcome);
    }

    [Fact]
    public async Task Publication_OfALargeChange_FlipsAndGivesUpTheOldGeneration()
    {
        var authority = new Authority(items: 2500);
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        var before = await HeadAsync(redis, authority);

        publisher.Memory = authority.Rename([.. Enumerable.Range(0, CacheLimits.DeltaDocuments + 1)]);
        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());

        var keys = new CacheKeys(authority.Catalog);
        var after = await HeadAsync(redis, authority);
        Assert.NotEqual(before.Generation, after.Generation);
        Assert.True(before.Chunks > 1);
        Assert.False(await redis.GetDatabase().KeyExistsAsync(keys.Items(before.Generation)));
        Assert.False(await redis.GetDatabase().KeyExistsAsync(keys.Aliases(before.Generation)));
        Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync(keys.Chunk(before.Generation, 0)));
        Assert.Null(await redis.GetDatabase().KeyTimeToLiveAsync(keys.Chunk(after.Generation, 0)));
        Assert.Null(await redis.GetDatabase().KeyTimeToLiveAsync(keys.Items(after.Generation)));
        foreach (var chunk in keys.Chunks(after))
        {
            Assert.InRange(await redis.GetDatabase().StringLengthAsync(chunk), 1, CacheLimits.ChunkBytes);
        }
    }

    [Fact]
    public async Task Publication_Done_SendsAHint()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await using var redis = await server.ConnectAsync();
        var channel = new CacheKeys(authority.Catalog).Channel;

        // Subscriptions have a connection of their own, which may come a moment after the other.
        await Eventually.HoldsAsync(
            () => redis.GetSubscriber().IsConnected(channel), cancellationToken: TestContext.Current.CancellationToken);
        var hints = await redis.GetSubscriber().SubscribeAsync(channel);

        await publisher.LookAsync();

        var hint = await hints.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{authority.Newest.State.Head.Epoch}|1", hint.Message);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("i")]
    [InlineData("a")]
    [InlineData("s")]
    [InlineData("d")]
    [Fault(14)]
    public async Task Eviction_OfOneKey_MakesReadersWaitAndIsRepaired(string kind)
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        publisher.Memory = authority.Rename(3);
        Assert.Equal(CacheOutcome.Delta, await publisher.LookAsync());
        await using var redis = await server.ConnectAsync();
        var reader = new ContractReader(redis.GetDatabase(), authority.Catalog);
        Assert.NotNull(await reader.CopyAsync());

        Assert.True(await redis.GetDatabase().KeyDeleteAsync(Key(kind, authority, await HeadAsync(redis, authority))));
        reader.Hint();
        Assert.NotEqual(ContractOutcome.NotFound, (await reader.GetAsync("20003")).Outcome);
        Assert.NotEqual(ContractOutcome.NotFound, (await reader.CodeOfAliasAsync("A3")).Outcome);
        Assert.Equal(kind is "i" or "a", await reader.CopyAsync() is not null);

        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());
        Assert.Equal(authority.Newest.State.Head.Digest, (await reader.CopyAsync())!.State.Head.Digest);
        Assert.Equal(authority.Json("20003", 2), (await reader.GetAsync("20003")).Value);
    }

    [Fact]
    public async Task Eviction_OfTheHead_LeavesNoKeysBehind()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        var before = await HeadAsync(redis, authority);
        var keys = new CacheKeys(authority.Catalog);

        await redis.GetDatabase().KeyDeleteAsync(keys.Head);
        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());

        Assert.False(await redis.GetDatabase().KeyExistsAsync(keys.Items(before.Generation)));
        Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync(keys.Chunk(before.Generation, 0)));
    }

    [Fact]
    [Fault(11)]
    public async Task Server_KilledAndEmpty_IsFilledAgain()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();

        await server.RestartEmptyAsync();

        var outcome = await Eventually.HoldsAsync(
            _ => publisher.LookAsync(), outcome => outcome is CacheOutcome.Generation,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(CacheOutcome.Generation, outcome);
        await using var redis = await server.ConnectAsync();
        Assert.NotNull(await new ContractReader(redis.GetDatabase(), authority.Catalog).CopyAsync());
    }

    [Fact]
    public async Task Publisher_OfAnOlderVersion_ChangesNothing()
    {
        var authority = new Authority();
        await using var zombie = await PublisherAsync(authority);
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        authority.Rename(1);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        var before = await HeadAsync(redis, authority);

        Assert.Equal(CacheOutcome.Ahead, await zombie.LookAsync());

        Assert.Equal(before.ToJson(), (await HeadAsync(redis, authority)).ToJson());
    }

    [Fact]
    public async Task Publisher_OfALaterLife_ReplacesTheEarlierAndIsNotReplacedByIt()
    {
        var authority = new Authority();
        await using var zombie = await PublisherAsync(authority);
        await using var publisher = await PublisherAsync(authority);
        authority.Rename(1);
        await zombie.SettleAsync();

        authority.Publish([], epoch: $"{Guid.CreateVersion7()}");
        publisher.Memory = authority.Newest;
        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());

        Assert.Equal(CacheOutcome.Ahead, await zombie.LookAsync());
        await using var redis = await server.ConnectAsync();
        var copy = await new ContractReader(redis.GetDatabase(), authority.Catalog).CopyAsync();
        Assert.Equal(authority.Newest.State.Head.Digest, copy!.State.Head.Digest);
    }

    [Fact]
    public async Task Publisher_WithAnotherDigestForTheSameVersion_ChangesNothing()
    {
        var epoch = $"{Guid.CreateVersion7()}";
        var authority = new Authority(epoch: epoch);
        var setBack = new Authority(catalog: authority.Catalog, epoch: epoch);
        await using var publisher = await PublisherAsync(authority);
        await using var other = await PublisherAsync(setBack);
        authority.Rename(1);
        await publisher.SettleAsync();

        other.Memory = setBack.Rename(2);
        Assert.Equal(CacheOutcome.Diverged, await other.LookAsync());
        other.Memory = setBack.Rename(3);
        Assert.Equal(CacheOutcome.Diverged, await other.LookAsync());
    }

    [Fact]
    public async Task Head_ThatIsNoHead_IsReplaced()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await using var redis = await server.ConnectAsync();
        await redis.GetDatabase().StringSetAsync(new CacheKeys(authority.Catalog).Head, "{\"epoch\":null}");

        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());

        Assert.NotNull(await new ContractReader(redis.GetDatabase(), authority.Catalog).CopyAsync());
    }

    [Fact]
    public async Task Head_ThatListsNoPart_IsReplaced()
    {
        var authority = new Authority();
        await using var publisher = await PublisherAsync(authority);
        await publisher.SettleAsync();
        await using var redis = await server.ConnectAsync();
        var head = await HeadAsync(redis, authority);
        await redis.GetDatabase().StringSetAsync(
            new CacheKeys(authority.Catalog).Head, (head with { Chunks = 0, Deltas = [] }).ToJson());

        Assert.Equal(CacheOutcome.Generation, await publisher.LookAsync());

        Assert.NotNull(await new ContractReader(redis.GetDatabase(), authority.Catalog).CopyAsync());
    }

    private protected static RedisKey Key(string kind, Authority authority, CacheHead head)
    {
        var keys = new CacheKeys(authority.Catalog);
        return kind switch
        {
            "head" => keys.Head,
            "i" => keys.Items(head.Generation),
            "a" => keys.Aliases(head.Generation),
            "s" => keys.Chunk(head.Generation, 0),
            "d" => keys.Delta(head.Generation, head.Deltas[0]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private protected static async Task<CacheHead> HeadAsync(ConnectionMultiplexer redis, Authority authority) =>
        (await SeenHead.ReadAsync(redis.GetDatabase(), new CacheKeys(authority.Catalog))).Head!;

    private protected async Task<PublishingServer> PublisherAsync(Authority authority, int? port = null) =>
        new(await server.ConnectAsync(port), authority);
}

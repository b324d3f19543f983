using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Testing;

public sealed class RedisProcessTests(RedisProcess redis) : IClassFixture<RedisProcess>
{
    [Fact]
    public async Task Redis_Started_AnswersPing()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);

        Assert.True(await connection.GetDatabase().PingAsync() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Redis_KilledAndRestarted_IsEmpty()
    {
        await using var own = new RedisProcess();
        await own.InitializeAsync();
        await SetAsync(own, "held");

        await own.Kill9Async();
        await own.RestartAsync();

        Assert.False(await ExistsAsync(own, "held"));
    }

    [Fact]
    public async Task Redis_RestartedFromItsDump_HoldsWhatWasSaved()
    {
        await using var own = new RedisProcess();
        await own.InitializeAsync();
        await SetAsync(own, "saved");
        await SaveAsync(own);
        await SetAsync(own, "later");

        await own.RestartAsync();

        Assert.True(await ExistsAsync(own, "saved"));
        Assert.False(await ExistsAsync(own, "later"));
    }

    [Fact]
    public async Task Redis_Stopped_AnswersOnlyWhenItGoesOn()
    {
        await using var own = new RedisProcess();
        await own.InitializeAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(own.Endpoint);

        own.Stop();
        var ping = connection.GetDatabase().PingAsync();
        var answeredWhileStopped = ping.IsCompleted;
        own.Continue();
        await ping;

        Assert.False(answeredWhileStopped);
    }

    private static async Task SetAsync(RedisProcess redis, string key)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        await connection.GetDatabase().StringSetAsync(key, "1");
    }

    private static async Task<bool> ExistsAsync(RedisProcess redis, string key)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        return await connection.GetDatabase().KeyExistsAsync(key);
    }

    private static async Task SaveAsync(RedisProcess redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint + ",allowAdmin=true");
        await connection.GetDatabase().ExecuteAsync("SAVE");
    }
}

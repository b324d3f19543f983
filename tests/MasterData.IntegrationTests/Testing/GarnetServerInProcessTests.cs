using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Testing;

public sealed class GarnetServerInProcessTests(GarnetServerInProcess garnet) : IClassFixture<GarnetServerInProcess>
{
    [Fact]
    public async Task Garnet_Started_AnswersPing()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(garnet.Endpoint);

        Assert.True(await connection.GetDatabase().PingAsync() > TimeSpan.Zero);
    }

    [Fact]
    public async Task Garnet_StoppedAndStarted_IsEmpty()
    {
        await using var own = new GarnetServerInProcess();
        await own.InitializeAsync();
        await using (var before = await ConnectionMultiplexer.ConnectAsync(own.Endpoint))
        {
            await before.GetDatabase().StringSetAsync("held", "1");
        }

        own.Stop();
        own.Start();

        await using var after = await ConnectionMultiplexer.ConnectAsync(own.Endpoint);
        Assert.False(await after.GetDatabase().KeyExistsAsync("held"));
    }
}

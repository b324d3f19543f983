namespace MasterData.IntegrationTests.Redis;

public sealed class RedisContractExampleTests(RedisCacheServer server)
    : ContractExampleTests(server), IClassFixture<RedisCacheServer>
{
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_OfARedisThatHangs_SaysUnavailable(string program)
    {
        server.Process.Stop();
        try
        {
            Assert.Equal(7, (await ExampleProgram.RunAsync(program, server.Port, "colours", "red")).ExitCode);
        }
        finally
        {
            server.Process.Continue();
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_OfNoRedisAtAll_SaysUnavailable(string program) =>
        Assert.Equal(
            7, (await ExampleProgram.RunAsync(program, MasterData.Testing.FreePort.Next(), "colours", "red")).ExitCode);
}

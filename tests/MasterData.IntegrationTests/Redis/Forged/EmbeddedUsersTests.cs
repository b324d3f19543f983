using MasterData.Core.Redis;
using MasterData.Server.Hosting;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>In the embedded cache only the server writes.</summary>
public sealed class EmbeddedUsersTests : IDisposable
{
    private static readonly string[][] Forbidden =
    [
        ["SET", "md:{x}:head", "{}"], ["DEL", "md:{x}:head"], ["HSET", "h", "f", "v"], ["HDEL", "h", "f"],
        ["PUBLISH", "md:{x}", "e|1"], ["FLUSHALL"], ["FLUSHDB"], ["SAVE"], ["BGSAVE"], ["CONFIG", "GET", "*"],
        ["CONFIG", "SET", "timeout", "1"], ["KEYS", "*"], ["SCAN", "0"], ["HGETALL", "h"], ["EVAL", "return 1", "0"],
        ["ACL", "LIST"], ["ACL", "SETUSER", "default", "+@all"], ["CLIENT", "KILL", "ID", "1"], ["SHUTDOWN"],
        ["LPUSH", "l", "v"], ["APPEND", "a", "v"], ["SETRANGE", "a", "1000000", "v"], ["MSET", "a", "v"],
        ["DEBUG", "PANIC"], ["REPLICAOF", "127.0.0.1", "1"], ["COMMITAOF"],
        ["MIGRATE", "127.0.0.1", "1", "k", "0", "1"],
        ["INFO"], ["MONITOR"], ["MODULE", "LIST"], ["SWAPDB", "0", "1"], ["EXPIRE", "h", "1"], ["MULTI"],
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-users-");
    private readonly EmbeddedUsers _users = new();
    private readonly EmbeddedRedis _redis;
    private readonly int _port = FreePort.Next();

    public EmbeddedUsersTests() => _redis = new(_port, _users.Write(_folder.FullName));

    public void Dispose()
    {
        _redis.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Anybody_ReadsAndListens_AndDoesNothingElse()
    {
        await using var server = await WriterAsync();
        await server.GetDatabase().StringSetAsync("md:{x}:head", "{}");
        await server.GetDatabase().HashSetAsync("md:{x}:i:1", "a", "1");
        await using var reader = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_port},allowAdmin=true");
        var redis = reader.GetDatabase();

        Assert.Equal("{}", await redis.StringGetAsync("md:{x}:head"));
        Assert.Equal("1", (await redis.HashGetAsync("md:{x}:i:1", ["a", "b"]))[0]);
        var hints = await reader.GetSubscriber().SubscribeAsync(RedisChannel.Literal("md:{x}"));
        await Eventually.HoldsAsync(
            async _ => await server.GetSubscriber().PublishAsync(RedisChannel.Literal("md:{x}"), "e|1"),
            listeners => listeners > 0,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("e|1", (await hints.ReadAsync(TestContext.Current.CancellationToken)).Message);
        foreach (var command in Forbidden)
        {
            var refusal = await Assert.ThrowsAnyAsync<RedisException>(
                () => redis.ExecuteAsync(command[0], [.. command.Skip(1)]));
            Assert.Matches("NOPERM|unknown (sub)?command", refusal.Message);
        }

        Assert.Equal("{}", await redis.StringGetAsync("md:{x}:head"));
    }

    [Theory]
    [InlineData("get.sh")]
    [InlineData("get.py")]
    [InlineData("get.mjs")]
    [InlineData("get.php")]
    public async Task Readers_OfTheContract_ReadWithoutAPassword(string program)
    {
        var authority = new Authority();
        await using var publisher = new PublishingServer(await WriterAsync(), authority);
        await publisher.SettleAsync();

        var found = await ExampleProgram.RunAsync(program, _port, authority.Catalog, Authority.Code(7), "2025-08-01");

        Assert.Equal(0, found.ExitCode);
    }

    [Fact]
    public void Files_OfTheUsers_AreForTheirOwnerOnly()
    {
        foreach (var file in _folder.EnumerateFiles())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        }

        var rules = File.ReadAllText(Path.Combine(_folder.FullName, "cache-users.acl"));
        Assert.DoesNotContain(_users.Password, rules, StringComparison.Ordinal);
    }

    private async Task<ConnectionMultiplexer> WriterAsync() => await ConnectionMultiplexer.ConnectAsync(
        new CacheOptions
        {
            Endpoints = $"127.0.0.1:{_port}",
            User = EmbeddedUsers.Writer,
            Password = _users.Password,
        }.ToConfiguration());
}

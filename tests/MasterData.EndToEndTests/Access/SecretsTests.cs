using System.Runtime.Versioning;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Access;

/// <summary>Nothing that the server writes shows a secret, and nothing that it keeps can be read by others.</summary>
public sealed class SecretsTests(RedisProcess redis) : IClassFixture<RedisProcess>
{
    private const string Password = "s3cret-of-the-cache";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PasswordOfRedis_InItsSettingOrAmongTheEndpoints_IsUsedAndShownNowhere(bool isSetting)
    {
        using var administrator = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        await administrator.GetServers()[0].FlushAllDatabasesAsync();
        await administrator.GetServers()[0].ConfigSetAsync("requirepass", Password);
        try
        {
            await using var server = new MasterDataServerProcess
            {
                RedisEndpoint = isSetting ? redis.Endpoint : $"{redis.Endpoint},password={Password}",
                Settings = new Dictionary<string, string>
                {
                    ["Redis__Password"] = isSetting ? Password : "",
                    ["Logging__LogLevel__MasterData"] = "Trace",
                },
                Seeds = ["agencies"],
            };
            await server.InitializeAsync();

            await Eventually.HoldsAsync(
                async _ => await administrator.GetDatabase().StringGetAsync("md:{agencies}:head"),
                head => !head.IsNull,
                TimeSpan.FromSeconds(30),
                Cancellation);
            await server.TerminateAsync(Cancellation);

            AssertNoSecret(server, Password, server.ReadDemo().Redis);
        }
        finally
        {
            await administrator.GetServers()[0].ConfigSetAsync("requirepass", "");
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task DataFolder_ThatOthersCouldRead_IsTheOwnersAfterAStart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        await using var server = new MasterDataServerProcess { Seeds = ["agencies"] };
        var inside = Directory.CreateDirectory(Path.Combine(server.DataFolder, "inside"));
        var file = Path.Combine(inside.FullName, "old.txt");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var outside = Path.Combine(server.Folder, "outside.txt");
        await File.WriteAllTextAsync(outside, "", Cancellation);
        File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);
        File.SetUnixFileMode(outside, (UnixFileMode)0b110_110_110);
        File.SetUnixFileMode(server.DataFolder, (UnixFileMode)0b111_111_111);
        File.CreateSymbolicLink(Path.Combine(inside.FullName, "link"), outside);

        await server.InitializeAsync();

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(server.DataFolder));
        Assert.Equal((UnixFileMode)0b111_000_000, inside.UnixFileMode);
        Assert.All(
            Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).LinkTarget is null),
            path => Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(path)));
        Assert.Equal((UnixFileMode)0b110_110_110, File.GetUnixFileMode(outside));
    }

    // What was printed and logged, what demo.json says of Redis, and every file but the database, which holds hashes.
    private static void AssertNoSecret(MasterDataServerProcess server, string secret, string redis)
    {
        var written = string.Join('\n', [.. server.Program.OutputLines, .. server.Program.ErrorLines, redis]);
        Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories), path =>
            Assert.DoesNotContain(secret, File.ReadAllText(path), StringComparison.Ordinal));
    }
}

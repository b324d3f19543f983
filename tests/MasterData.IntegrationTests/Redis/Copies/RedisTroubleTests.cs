using MasterData.Client.Copies;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What only a real Redis can do to copies that read it.</summary>
public sealed class RedisTroubleTests : IAsyncLifetime
{
    private readonly RedisCacheServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Redis_WithAnotherPassword_IsWarnedOfOnceWithoutSayingItAndTheServerIsEnough()
    {
        await using var rig = await RedisRig.StartAsync(_server);
        await DoAsync(rig, "CONFIG", "SET", "requirepass", "secret");
        var options = rig.Options() with
        {
            Redis = new() { Endpoints = $"127.0.0.1:{rig.RedisLine.Port},password=nothing", Password = "geheim" },
        };
        await using var copies = rig.Start(options);
        var copy = copies[rig.Catalog];
        await Eventually.HoldsAsync(
            () => rig.RedisLine.TotalConnections, count => count > 6, cancellationToken: Cancellation);

        Assert.Equal(CopyState.Initializing, copy.State);
        Assert.Contains(
            "does not know the user or the password", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Logs.All, line => line.Contains("geheim", StringComparison.Ordinal)
            || line.Contains("nothing", StringComparison.Ordinal));
        await DoAsync(rig, "CONFIG", "SET", "requirepass", "geheim");
        await rig.ReachesAsync(copy);
        Assert.Equal(CopySource.Redis, copy.Source);
        await DoAsync(rig, "CONFIG", "SET", "requirepass", "another");
        rig.RedisLine.Cut();
        rig.Publish(SyncSamples.Item("10007", "hai"));
        rig.MendGrpc();
        await rig.ReachesAsync(copy);
        Assert.Equal(CopySource.Server, copy.Source);
    }

    [Fact]
    public async Task Redis_UserOfThePage_IsEnough()
    {
        await using var rig = await RedisRig.StartAsync(_server);
        var page = await File.ReadAllLinesAsync(
            Path.Combine(BuiltProgram.Repository.FullName, "docs", "redis-contract.md"), Cancellation);
        await DoAsync(
            rig, page.Single(line => line.StartsWith("ACL SETUSER consumer", StringComparison.Ordinal)).Split(' '));
        await using var copies = rig.Start(rig.Options() with
        {
            Redis = new() { Endpoints = $"127.0.0.1:{rig.RedisLine.Port}", User = "consumer", Password = "SECRET2" },
        });
        await rig.ReachesAsync(copies[rig.Catalog]);

        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        await rig.ReachesAsync(copies[rig.Catalog]);

        Assert.Empty(Warnings(rig));
        Assert.DoesNotContain(rig.Logs.All, line => line.Contains("hints", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redis_UserThatMayNotRead_IsSaidAndOneThatMayNotListenReads()
    {
        await using var rig = await RedisRig.StartAsync(_server);
        await DoAsync(rig, "ACL SETUSER deaf on nopass ~other resetchannels +get +subscribe +ping +echo".Split(' '));
        await using var copies = rig.Start(rig.Options(",user=deaf,password=any"));
        await Eventually.HoldsAsync(() => Warnings(rig).Any(), cancellationToken: Cancellation);

        Assert.Contains("does not let this user read the keys", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
        await DoAsync(rig, "ACL", "SETUSER", "deaf", "~md:*");
        await rig.ReachesAsync(copies[rig.Catalog]);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        await rig.ReachesAsync(copies[rig.Catalog]);
        Assert.Single(Warnings(rig));
    }

    [Fact]
    [Fault(13)]
    public async Task Redis_ThatHangs_HoldsNothingUpIsWarnedOfOnceAndFollowedAgain()
    {
        await using var rig = await RedisRig.StartAsync(_server);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await RedisRig.ReachesAsync(copy, CopyState.Stale);

        _server.Process.Stop();
        await RedisRig.ReachesAsync(copy, CopyState.Offline);
        var before = rig.RedisLine.TotalConnections;
        await Eventually.HoldsAsync(
            () => rig.RedisLine.TotalConnections - before, count => count > 1, cancellationToken: Cancellation);
        Assert.Single(Warnings(rig));
        _server.Process.Continue();
        await RedisRig.ReachesAsync(copy, CopyState.Stale);

        _server.Process.Stop();
        rig.Publish(SyncSamples.Item("10007", "hai"));
        rig.MendGrpc();
        await Eventually.HoldsAsync(
            () => copy.State, state => state is CopyState.Live, TimeSpan.FromSeconds(15), Cancellation);
        Assert.Equal(CopySource.Server, copy.Source);
        await copies.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
        _server.Process.Continue();
    }

    [Theory]
    [InlineData(new[] { "REPLICAOF", "127.0.0.1", "1" }, new[] { "REPLICAOF", "NO", "ONE" })]
    [InlineData(new[] { "CONFIG", "SET", "maxmemory", "1" }, new[] { "CONFIG", "SET", "maxmemory", "0" })]
    public async Task Redis_ThatTakesNothing_IsReadAndTheServerBringsWhatItLacks(string[] harm, string[] cure)
    {
        await using var rig = await RedisRig.StartAsync(_server);
        await DoAsync(rig, harm);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Stale);

        rig.Publish(SyncSamples.Item("10007", "hai"));
        rig.MendGrpc();
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Live);
        rig.CutGrpc();
        await Eventually.HoldsAsync(() => Warnings(rig).Any(), cancellationToken: Cancellation);

        Assert.Contains("which is older", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
        Assert.Equal((2, CopySource.Server), (copy.Head?.Version, copy.Source));
        await DoAsync(rig, cure);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "ba"));
        await rig.ReachesAsync(copy);
    }

    private static async Task DoAsync(RedisRig rig, params string[] command) =>
        await rig.Redis.GetDatabase().ExecuteAsync(command[0], [.. command.Skip(1)]);

    private static IEnumerable<string> Warnings(RedisRig rig) => rig.Logs.At(LogLevel.Warning)
        .Where(line => line.Contains("Redis", StringComparison.Ordinal));
}

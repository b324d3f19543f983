using System.Text;
using MasterData.Client.Copies;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Copies;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Redis;

/// <summary>Copies that are kept from Redis while their server cannot be reached.</summary>
public abstract class RedisSourceTests(CacheServer server)
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_StartedWithoutTheServer_LoadsAndFollowsRedisAndGoesOnByADeltaWhenTheServerIsBack()
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        var changes = new List<CatalogChange>();
        copy.Changed += changes.Add;
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Stale);
        Assert.Equal((CopySource.Redis, null), (copy.Source, copy.Age));

        foreach (var name in new[] { "hai", "ba", "bốn" })
        {
            await rig.PublishToRedisAsync(SyncSamples.Item("10007", name));
            await rig.ReachesAsync(copy);
            Assert.Equal($"Xã {name}", copy.On("10007", Day)?.Name);
        }

        rig.Publish(SyncSamples.Item("10008", "năm"));
        rig.MendGrpc();
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Live);

        Assert.Equal(CopySource.Server, copy.Source);
        Assert.Equal((1, 3), (meter.Steps("snapshot", "redis"), meter.Steps("delta", "redis")));
        Assert.Equal((0, 1), (meter.Steps("snapshot", "grpc"), meter.Steps("delta", "grpc")));
        await Eventually.HoldsAsync(() => changes.Count, count => count is 5, cancellationToken: Cancellation);
        Assert.Equal([1L, 2, 3, 4, 5], changes.Select(change => change.After.Version));
        Assert.Equal(["item/10007"], changes[1].Keys);
        await Eventually.HoldsAsync(
            () => rig.RedisLine.ConnectionCount, count => count is 0, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Copy_ThatLosesItsServer_GoesOnFromRedisAndSaysHowOldTheLastWordIs()
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        rig.MendGrpc();
        await using var copies = rig.Start(rig.Options() with { StaleAfter = TimeSpan.FromSeconds(2) });
        var copy = copies[rig.Catalog];
        await RedisRig.ReachesAsync(copy, CopyState.Live);

        rig.CutGrpc();
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Stale);

        Assert.Equal(CopySource.Redis, copy.Source);
        Assert.True(copy.Age >= TimeSpan.FromSeconds(2), $"{copy.Age}");
        Assert.Equal((0, 1), (meter.Steps("snapshot", "redis"), meter.Steps("delta", "redis")));
        rig.MendGrpc();
        await RedisRig.ReachesAsync(copy, CopyState.Live);
        Assert.Equal((1, 0), (meter.Steps("snapshot", "grpc"), meter.Steps("delta", "grpc")));
        Assert.Equal(CopySource.Redis, copy.Source);
    }

    [Fact]
    public async Task Copy_ThatRedisMovedWhileTheServerWasAsked_AsksAnewAndShowsNothingTwice()
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        rig.GrpcLine.Line.IsBlackHole = true;
        rig.MendGrpc();
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        var versions = new List<long>();
        copy.Changed += change => versions.Add(change.After.Version);
        await Eventually.HoldsAsync(() => rig.GrpcLine.ConnectionCount > 0, cancellationToken: Cancellation);
        await rig.ReachesAsync(copy);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        await rig.ReachesAsync(copy);

        rig.Publish(SyncSamples.Item("10007", "ba"));
        rig.GrpcLine.Line.IsBlackHole = false;
        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Live);

        Assert.Equal((0, 1), (meter.Steps("snapshot", "grpc"), meter.Steps("delta", "grpc")));
        Assert.Equal((0, 0), (meter.Unproved("grpc"), meter.Unproved("redis")));
        Assert.Equal([1L, 2, 3], versions);
    }

    [Fact]
    public async Task Copy_OfALaterLife_WaitsForTheServerToSaySo()
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await rig.ReachesAsync(copy);

        await rig.PublishToRedisAsync([.. SyncSamples.Items(RedisRig.Items, "hai")]);
        await rig.ReachesAsync(copy);
        rig.Host.Authority.Restore(rig.Catalog, SyncSamples.LaterEpoch);
        await rig.SettleAsync();
        await Eventually.HoldsAsync(
            () => rig.Logs.At(LogLevel.Warning).Any(line => line.Contains("later epoch", StringComparison.Ordinal)),
            cancellationToken: Cancellation);
        Assert.Equal(SyncSamples.Epoch, copy.Head!.Epoch);
        Assert.Equal((2, 0), (meter.Steps("snapshot", "redis"), meter.Steps("delta", "redis")));

        rig.MendGrpc();
        await rig.ReachesAsync(copy);
        Assert.Equal((SyncSamples.LaterEpoch, Authorities.Ours.Id), (copy.Head!.Epoch, copy.Authority));
    }

    [Fact]
    public async Task Copy_TooFarBehindForTheDeltas_LoadsChunksAndDeltas()
    {
        await using var rig = await RedisRig.StartAsync(server);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        rig.Host.Authority.Publish(rig.Catalog, [SyncSamples.Item("10008", "ba")], ["item/10009"]);
        await rig.SettleAsync();
        Assert.Equal(2, (await rig.HeadAsync()).Deltas.Count);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];

        await rig.ReachesAsync(copy);

        Assert.Equal(("Xã hai", "Xã ba"), (copy.On("10007", Day)?.Name, copy.On("10008", Day)?.Name));
        Assert.Null(copy.Find("10009"));
    }

    [Theory]
    [InlineData("s")]
    [InlineData("d")]
    [Fault(20)]
    public async Task Part_WithAWrongBit_IsNeverShownIsCountedAndWarnedOfOnce(string kind)
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        var head = await rig.HeadAsync();
        var key = kind is "s"
            ? rig.Keys.Chunk(head.Generation, 0)
            : rig.Keys.Delta(head.Generation, $"{head.Deltas[0]}");
        var redis = rig.Redis.GetDatabase();
        var part = (byte[])(await redis.StringGetAsync(key))!;
        part[part.AsSpan().IndexOf(Encoding.UTF8.GetBytes(kind is "s" ? "Xã một" : "Xã hai"))] ^= 1;
        await redis.StringSetAsync(key, part);

        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await Eventually.HoldsAsync(() => meter.Unproved("redis"), count => count > 2, cancellationToken: Cancellation);

        Assert.Equal(CopyState.Initializing, copy.State);
        Assert.Contains("cannot be proved", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
        await rig.PublishToRedisAsync([.. SyncSamples.Items(RedisRig.Items, "ba")]);
        await rig.ReachesAsync(copy);
    }

    [Fact]
    [Fault(20)]
    public async Task Delta_WithAWrongBit_LeavesTheCopyAsItIs()
    {
        await using var rig = await RedisRig.StartAsync(server);
        using var meter = new CopyMeter(rig.Catalog);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        var versions = new List<long>();
        copy.Changed += change => versions.Add(change.After.Version);
        await rig.ReachesAsync(copy);

        // Damaged before the copy can see it: until then the head is away.
        await rig.Redis.GetDatabase().KeyDeleteAsync(rig.Keys.Head);
        await RedisRig.ReachesAsync(copy, CopyState.Offline);
        rig.RedisLine.Line.IsBlackHole = true;
        await rig.SettleAsync();
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        var head = await rig.HeadAsync();
        var key = rig.Keys.Delta(head.Generation, $"{head.Deltas[0]}");
        var part = (byte[])(await rig.Redis.GetDatabase().StringGetAsync(key))!;
        part[part.AsSpan().IndexOf("Xã hai"u8)] ^= 1;
        await rig.Redis.GetDatabase().StringSetAsync(key, part);
        rig.RedisLine.Line.IsBlackHole = false;
        await Eventually.HoldsAsync(() => meter.Unproved("redis"), count => count > 1, cancellationToken: Cancellation);

        Assert.Equal([1L], versions);
        Assert.Equal("Xã một", copy.On("10007", Day)?.Name);
        await RedisRig.ReachesAsync(copy, CopyState.Offline);
        rig.MendGrpc();
        await rig.ReachesAsync(copy);
    }

    [Fact]
    [Fault(14)]
    public async Task Redis_ThatLostAPart_IsReadAgainWhenItIsWhole()
    {
        await using var rig = await RedisRig.StartAsync(server);
        await rig.Redis.GetDatabase().KeyDeleteAsync(rig.Keys.Chunk((await rig.HeadAsync()).Generation, 0));
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await Eventually.HoldsAsync(() => Warnings(rig).Any(), cancellationToken: Cancellation);
        Assert.Equal(CopyState.Initializing, copy.State);

        await rig.SettleAsync();
        await rig.ReachesAsync(copy);

        Assert.Contains("a part of it is missing", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Fault(10)]
    [Fault(11)]
    public async Task Redis_EmptiedOrKilled_LeavesTheCopyAsItIsAndIsFollowedAgain(bool kills)
    {
        await using var rig = await RedisRig.StartAsync(server);
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await RedisRig.ReachesAsync(copy, CopyState.Stale);

        await (kills ? server.RestartEmptyAsync() : rig.FlushAsync());
        await RedisRig.ReachesAsync(copy, CopyState.Offline);
        Assert.Equal("Xã một", copy.On("10007", Day)?.Name);
        rig.Publish(SyncSamples.Item("10007", "hai"));
        await Eventually.HoldsAsync(
            async _ =>
            {
                await rig.SettleAsync();
                return true;
            },
            settled => settled,
            cancellationToken: Cancellation);

        await rig.ReachesAsync(copy);
        await RedisRig.ReachesAsync(copy, CopyState.Stale);
        Assert.InRange(Warnings(rig).Count(), 1, kills ? 2 : 1);
    }

    [Fact]
    [Fault(12)]
    public async Task Redis_WithAnOlderDump_IsNotShown()
    {
        using var folder = new TemporaryFolder();
        await using var rig = await RedisRig.StartAsync(server);
        var old = rig.Host.Memory.Get(rig.Catalog);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        var options = rig.Options() with { Folder = folder.Path };
        var versions = new List<long>();
        await using (var first = rig.Start(options))
        {
            await rig.ReachesAsync(first[rig.Catalog]);
        }

        await rig.FlushAsync();
        await rig.LookAsync(new(old.State, old.Log));
        await using var copies = rig.Start(options);
        var copy = copies[rig.Catalog];
        copy.Changed += change => versions.Add(change.After.Version);
        await Eventually.HoldsAsync(() => Warnings(rig).Any(), cancellationToken: Cancellation);

        Assert.Contains("which is older", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
        Assert.Equal((CopyState.Offline, CopySource.Disk, 2), (copy.State, copy.Source, copy.Head?.Version));
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "ba"));
        await rig.ReachesAsync(copy);
        Assert.Equal([3L], versions);
    }

    [Fact]
    public async Task Redis_WhoseConnectionForHintsIsLostAtFirst_IsReadAllTheSame()
    {
        await using var rig = await RedisRig.StartAsync(server);
        var channel = $"{rig.Keys.Channel}";
        rig.RedisLine.Line.CutOnce(
            Encoding.UTF8.GetBytes($"SUBSCRIBE\r\n${channel.Length}\r\n{channel}"), TcpProxyCut.BeforeRequest);
        await using var copies = rig.Start();

        await rig.ReachesAsync(copies[rig.Catalog]);
        await Eventually.HoldsAsync(() => !rig.RedisLine.Line.WillCut, cancellationToken: Cancellation);
        await rig.PublishToRedisAsync(SyncSamples.Item("10007", "hai"));
        await rig.ReachesAsync(copies[rig.Catalog]);

        Assert.Empty(Warnings(rig));
    }

    [Fact]
    [Fault(26)]
    public async Task Copy_WithEverythingDown_IsReadFromDiskAndWarnsOfRedisOnce()
    {
        using var folder = new TemporaryFolder();
        await using var rig = await RedisRig.StartAsync(server);
        var options = rig.Options() with { Folder = folder.Path };
        await using (var first = rig.Start(options))
        {
            await rig.ReachesAsync(first[rig.Catalog]);
        }

        rig.RedisLine.Line.Refuses = true;
        var before = rig.RedisLine.TotalConnections;
        await using var copies = rig.Start(options);
        await Eventually.HoldsAsync(
            () => rig.RedisLine.TotalConnections - before, count => count > 8, cancellationToken: Cancellation);

        Assert.Equal((CopyState.Offline, CopySource.Disk), (copies[rig.Catalog].State, copies[rig.Catalog].Source));
        Assert.Equal("Xã một", copies[rig.Catalog].On("10007", Day)?.Name);
        Assert.Contains("cannot be reached", Assert.Single(Warnings(rig)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Warnings(RedisRig rig) => rig.Logs.At(LogLevel.Warning)
        .Where(line => line.Contains("Redis", StringComparison.Ordinal) && !line.Contains(
            "changes of", StringComparison.Ordinal));
}

using Grpc.Core;
using MasterData.Core.Sync;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Sync;

public sealed class ResumeTests
{
    private const string Units = "admin-units";
    private const string Leaver = "12";

    [Fact]
    public async Task Resume_FromEachRetainedVersion_GetsOneMergedDelta()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 8);

        foreach (var state in states[..^1])
        {
            await using var copy = WatchingCopy.Resume(host.Server, state);
            var reached = await copy.ReachesAsync(Units, states.Length);

            Assert.Equal(states[^1].Head, reached.Head);
            Assert.Equal(state.Head.Version, Assert.Single(copy.History).From);
            Assert.Equal(V1.SyncPlan.Changes, copy.Hello!.Plans.Single().Plan);
            Assert.Empty(copy.Resyncs);
        }
    }

    [Fact]
    public async Task Resume_AtTheHead_GetsNothingButABookmark()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 3);
        await using var copy = WatchingCopy.Resume(host.Server, states[^1]);

        await Until.HoldsAsync(() => copy.Bookmarks.Any());

        Assert.Equal(V1.SyncPlan.Nothing, copy.Hello!.Plans.Single().Plan);
        Assert.Empty(copy.History);
        Assert.Equal(3, copy.Bookmarks.First().Heads.Single().Version);
    }

    [Fact]
    [Fault(22)]
    public async Task Resume_BeforeTheOldestVersion_IsCompacted()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 5);
        host.Authority.Compact(Units, kept: 2);
        await using var copy = WatchingCopy.Resume(host.Server, states[1]);

        await AssertLoadedAnewAsync(host, copy, V1.ResyncReason.Compacted);
    }

    [Fact]
    public async Task Resume_FromTheOldestVersion_GetsADelta()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 5);
        host.Authority.Compact(Units, kept: 2);
        await using var copy = WatchingCopy.Resume(host.Server, states[3]);

        await copy.ReachesAsync(Units, 5);

        Assert.Equal(4, Assert.Single(copy.History).From);
    }

    [Fact]
    public async Task Resume_OfAnEarlierLife_LoadsTheNewOne()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 3);
        host.Authority.Restore(Units, SyncSamples.LaterEpoch);
        await using var copy = WatchingCopy.Resume(host.Server, states[^1]);

        await AssertLoadedAnewAsync(host, copy, V1.ResyncReason.Epoch);
    }

    [Fact]
    public async Task Watch_DuringARestore_LoadsTheNewLifeOnTheSameStream()
    {
        await using var host = await SyncHost.StartAsync();
        Publish(host, versions: 2);
        await using var copy = WatchingCopy.Start(host.Server, Units);
        await copy.ReachesAsync(Units, 2);

        var restored = host.Authority.Restore(Units, SyncSamples.LaterEpoch);
        var reached = await copy.ReachesAsync(Units, 3);

        Assert.Equal(restored.Head, reached.Head);
        Assert.Equal(V1.ResyncReason.Epoch, copy.Resyncs.Single().Reason);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Resume_WithAnotherDigest_IsDiverged(int version)
    {
        await using var host = await SyncHost.StartAsync();
        Publish(host, versions: 3);
        var cursor = new V1.Cursor
        {
            Catalog = "catalogs/admin-units",
            Epoch = SyncSamples.Epoch,
            Version = version,
            Digest = Google.Protobuf.ByteString.CopyFrom(new byte[Hash.Length]),
        };
        await using var copy = WatchingCopy.Claim(host.Server, cursor);

        await AssertLoadedAnewAsync(host, copy, V1.ResyncReason.Diverged);
    }

    [Fact]
    [Fault(34)]
    public async Task Resume_WithTheCursorOfAnotherCatalog_LoadsAnew()
    {
        await using var host = await SyncHost.StartAsync();
        Publish(host, versions: 3);
        var other = host.Authority.Create("agencies", SyncSamples.EarlierEpoch, SyncSamples.Item("H47", "A"));
        var cursor = WatchingCopy.CursorOf(other);
        cursor.Catalog = "catalogs/admin-units";
        await using var copy = WatchingCopy.Claim(host.Server, cursor);

        await AssertLoadedAnewAsync(host, copy, V1.ResyncReason.Epoch);
    }

    [Fact]
    [Fault(31)]
    public async Task Resume_WithAnOlderProtocol_LoadsAnew()
    {
        await using var host = await SyncHost.StartAsync();
        var states = Publish(host, versions: 2);
        var entry = host.Memory.Get(Units);

        var judged = Resumption.Judge(entry, Cursor.At(states[0].Head), Resumption.OldestProtocol - 1);

        Assert.Equal((ResumePlan.Full, ResyncReason.Schema), (judged.Plan, judged.Reason));
    }

    [Fact]
    [Fault(28)]
    public async Task Resume_AheadOfTheMemory_WaitsForIt()
    {
        await using var host = await SyncHost.StartAsync(("CatchUpSeconds", "30"));
        Publish(host, versions: 1);
        var ahead = host.Memory.Get(Units).State.Next([SyncSamples.Item("10", "v2")], [], Time(2));
        await using var copy = WatchingCopy.Resume(host.Server, ahead);
        await Until.HoldsAsync(() => host.Streams.Count is 1);

        Assert.Empty(copy.Messages);
        host.Authority.Publish(Units, [SyncSamples.Item("10", "v2")], at: Time(2));
        await Until.HoldsAsync(() => copy.Bookmarks.Any());

        Assert.Equal(V1.SyncPlan.Nothing, copy.Hello!.Plans.Single().Plan);
        Assert.Empty(copy.History);
    }

    [Fact]
    public async Task Resume_OfALaterEpoch_IsRefusedAndNeverSentTheOlderOne()
    {
        await using var host = await SyncHost.StartAsync(("CatchUpSeconds", "0.1"));
        var states = Publish(host, versions: 2);
        var claim = Claim(states[^1], version: 1);
        claim.Epoch = SyncSamples.LaterEpoch;
        await using var copy = WatchingCopy.Claim(host.Server, claim);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => copy.Ended);

        Assert.Equal((StatusCode.Unavailable, "BEHIND"), (refusal.StatusCode, refusal.Reason));
        Assert.Empty(copy.Messages);
    }

    [Fact]
    public async Task Resume_OfALaterVersionThanTheDatabaseCanBeAskedFor_IsBehind()
    {
        await using var host = await SyncHost.StartAsync(("CatchUpSeconds", "0.1"));
        var states = Publish(host, versions: 2);

        var refusal = await RefusalOfAsync(host, Claim(states[^1], version: 9));

        Assert.Equal((StatusCode.Unavailable, "BEHIND"), (refusal.StatusCode, refusal.Reason));
    }

    private static DateTimeOffset Time(int second) => new(2026, 1, 1, 0, 0, second, TimeSpan.Zero);

    private static CatalogState[] Publish(SyncHost host, int versions)
    {
        var states = new List<CatalogState>
        {
            host.Authority.Create(
                Units, SyncSamples.Epoch, [.. SyncSamples.Items(20, "A"), SyncSamples.Item(Leaver, "x")]),
        };
        while (states.Count < versions)
        {
            var next = states.Count + 1;
            // The same key again and again, a key that comes and goes, and one that goes for good.
            var comes = int.IsEvenInteger(next);
            states.Add(host.Authority.Publish(
                Units,
                [SyncSamples.Item("10000", $"v{next}"), .. comes ? [SyncSamples.Item("77", "comes")] : (Document[])[]],
                comes ? [] : next is 3 ? ["item/77", $"item/{Leaver}"] : ["item/77"]));
        }

        return [.. states];
    }

    private static V1.Cursor Claim(CatalogState state, long version)
    {
        var cursor = WatchingCopy.CursorOf(state);
        cursor.Version = version;
        return cursor;
    }

    private static async Task<RpcException> RefusalOfAsync(SyncHost host, V1.Cursor cursor)
    {
        await using var copy = WatchingCopy.Claim(host.Server, cursor);
        return await Assert.ThrowsAsync<RpcException>(() => copy.Ended);
    }

    private static async Task AssertLoadedAnewAsync(SyncHost host, WatchingCopy copy, V1.ResyncReason reason)
    {
        var head = host.Memory.Get(Units).State.Head;
        await Until.HoldsAsync(() => copy.Ended.IsCompleted || copy.Bookmarks.Any());

        Assert.Equal(V1.SyncPlan.Full, copy.Hello!.Plans.Single().Plan);
        Assert.Equal(reason, copy.Resyncs.Single().Reason);
        Assert.Equal(head, copy.State(Units)!.Head);
        Assert.Null(Assert.Single(copy.History).From);
    }
}

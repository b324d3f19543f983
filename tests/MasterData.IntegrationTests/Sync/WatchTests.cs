using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Items;
using MasterData.Testing;
using MasterData.Wire;

namespace MasterData.IntegrationTests.Sync;

public sealed class WatchTests
{
    private const string Units = "admin-units";
    private const string Agencies = "agencies";

    [Fact]
    public async Task Watch_WithNothing_SendsSnapshotThenEachChange()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        await using var copy = WatchingCopy.Start(host.Server, Units);
        await copy.ReachesAsync(Units, 1);

        host.Authority.Publish(Units, [SyncSamples.Item("20656", "Nông Sơn mới"), SyncSamples.Item("20657", "B")]);
        var applied = await copy.ReachesAsync(Units, 2);
        var published = host.Authority.Publish(Units, [], ["item/20657"]);
        var last = await copy.ReachesAsync(Units, 3);

        Assert.Equal("Xã Nông Sơn mới", applied.Find("20656")!.Slices[0].Name);
        Assert.NotNull(applied.Find("20657"));
        Assert.Null(last.Find("20657"));
        Assert.Equal(published.Head, last.Head);
        Assert.Equal([null, 1, 2], copy.History.Select(step => step.From));
        Assert.Equal(V1.SyncPlan.Full, copy.Hello!.Plans.Single().Plan);
    }

    [Fact]
    public async Task Watch_TwoCatalogs_KeepsBothOnOneStream()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        host.Authority.Create(Agencies, SyncSamples.EarlierEpoch, SyncSamples.Item("H47", "B"));
        await using var copy = WatchingCopy.Start(host.Server, Units, Agencies);
        await copy.ReachesAsync(Agencies, 1);

        host.Authority.Publish(Agencies, [SyncSamples.Item("H48", "C")]);
        host.Authority.Publish(Units, [SyncSamples.Item("2", "D")]);
        var units = await copy.ReachesAsync(Units, 2);
        var agencies = await copy.ReachesAsync(Agencies, 2);

        Assert.Equal(host.Memory.Get(Units).State.Head, units.Head);
        Assert.Equal(host.Memory.Get(Agencies).State.Head, agencies.Head);
    }

    [Fact]
    public async Task Watch_LargeSnapshotAndDelta_ComesInPartsOfAtMost256KiB()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(3000, "A"));
        await using var copy = WatchingCopy.Start(host.Server, Units);
        await copy.ReachesAsync(Units, 1);

        host.Authority.Publish(Units, SyncSamples.Items(1000, "B"));
        await copy.ReachesAsync(Units, 2);
        await Until.HoldsAsync(() => copy.Messages.Any(message => message.Delta?.Last is true));

        Assert.True(copy.Messages.Count(message => message.SnapshotItems is not null) > 10);
        Assert.True(copy.Messages.Count(message => message.Delta is not null) > 3);
        Assert.All(copy.Messages, message => Assert.InRange(message.CalculateSize(), 1, 256 * 1024));
        Assert.Equal([null, 1], copy.History.Select(step => step.From));
    }

    [Fact]
    public async Task Watch_SnapshotOfManySmallDocuments_SaysTheBucketOfEach()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(
            Units, SyncSamples.Epoch, [.. Enumerable.Range(0, 40_000).Select(
                number => new ItemDocument { Code = $"{number}" })]);
        await using var copy = WatchingCopy.Start(host.Server, Units);
        await copy.ReachesAsync(Units, 1);

        var parts = copy.Messages.Select(message => message.SnapshotItems).OfType<V1.SnapshotItems>().ToArray();
        Assert.True(parts.Length > 1);
        Assert.All(copy.Messages, message => Assert.InRange(message.CalculateSize(), 1, 256 * 1024));
        Assert.All(parts, part => Assert.Equal(
            part.Documents.Select(
                document => SHA256.HashData(Encoding.UTF8.GetBytes(document.ToModel().Key))[0]), part.Buckets));
    }

    [Fact]
    public async Task Watch_DeltaLargerThanSnapshot_SendsTheSnapshot()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(500, "A"));
        host.Authority.Publish(Units, [], [.. SyncSamples.Items(500, "A").Select(item => item.Key)]);
        await using var copy = WatchingCopy.Resume(host.Server, state);

        await copy.ReachesAsync(Units, 2);

        Assert.Equal([null], copy.History.Select(step => step.From));
        Assert.Empty(copy.Resyncs);
    }

    [Fact]
    public async Task Watch_ManyWatchers_EncodesEachStepOnce()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(100, "A"));
        var copies = Enumerable.Range(0, 40).Select(_ => WatchingCopy.Start(host.Server, Units)).ToArray();
        await Task.WhenAll(copies.Select(copy => copy.ReachesAsync(Units, 1)));

        host.Authority.Publish(Units, [SyncSamples.Item("10000", "B")]);
        await Task.WhenAll(copies.Select(copy => copy.ReachesAsync(Units, 2)));

        Assert.Equal(2, host.Steps.Encoded);
        foreach (var copy in copies)
        {
            await copy.DisposeAsync();
        }

        await Until.HoldsAsync(() => host.Streams.Count is 0);
    }

    [Fact]
    [Fault(18)]
    public async Task Watch_TakenSlowly_SaysInItsBookmarksWhenItLookedNotWhenItWasTaken()
    {
        await using var host = await SyncHost.StartAsync(("BookmarkSeconds", "0.05"));
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(3000, "A"));
        await using var copy = WatchingCopy.StartHolding(
            host.Server, Units, message =>
                message.SnapshotItems?.Documents.Any(document => document.Item?.Code is "10000") is true);

        await Until.HoldsAsync(() => copy.Messages.Any(message => message.SnapshotItems is not null));
        host.Authority.Publish(Units, [SyncSamples.Item("10000", "B")]);
        var overtaken = TimeProvider.System.GetUtcNow();
        copy.GoOn();
        await copy.ReachesAsync(Units, 2);
        await Until.HoldsAsync(() => copy.Bookmarks.Any(bookmark => bookmark.Heads[0].Version is 2));

        // Or a copy would call itself live with what was overtaken while the line was slow.
        Assert.Contains(copy.Bookmarks, bookmark => bookmark.Heads[0].Version is 1);
        Assert.All(
            copy.Bookmarks.Where(bookmark => bookmark.Heads[0].Version is 1),
            bookmark => Assert.True(bookmark.ServerTime.ToDateTimeOffset() <= overtaken));
    }

    // A server that was frozen, or has just loaded for long, does not know what others published meanwhile.
    [Fact]
    [Fault(4)]
    public async Task Watch_OfAMemoryThatLookedAtTheDatabaseLongAgo_SaysSoUntilItHasLookedAgain()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        host.Memory.Looked(TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(3));
        await using var copy = WatchingCopy.Start(host.Server, Units);
        await Until.HoldsAsync(() => copy.Bookmarks.Any());
        Assert.True(copy.Bookmarks.First().AuthorityUnreachable);

        host.Memory.Looked(TimeProvider.System.GetUtcNow());

        // At once, not with the bookmark after five seconds.
        var began = TimeProvider.System.GetTimestamp();
        await Until.HoldsAsync(() => !copy.Bookmarks.Last().AuthorityUnreachable);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    // What it looked at afterwards is not in what the bookmark speaks of.
    [Fact]
    public async Task Watch_OfAMemoryThatLooksAgainWhileTheStreamIsSlow_SaysInTheBookmarkWhatItWasBefore()
    {
        await using var host = await SyncHost.StartAsync(("BookmarkSeconds", "0.05"));
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(3000, "A"));
        host.Memory.Looked(TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(3));
        await using var copy = WatchingCopy.StartHolding(
            host.Server, Units, message =>
                message.SnapshotItems?.Documents.Any(document => document.Item?.Code is "10000") is true);

        await Until.HoldsAsync(() => copy.Messages.Any(message => message.SnapshotItems is not null));
        host.Memory.Looked(TimeProvider.System.GetUtcNow());
        copy.GoOn();
        await Until.HoldsAsync(() => copy.Bookmarks.Any(bookmark => !bookmark.AuthorityUnreachable));

        Assert.True(copy.Bookmarks.First().AuthorityUnreachable);
    }

    [Fact]
    public async Task Watch_WithoutChanges_SendsBookmarksWithTheHeads()
    {
        await using var host = await SyncHost.StartAsync(("BookmarkSeconds", "0.05"));
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        await using var copy = WatchingCopy.Start(host.Server, Units);

        await Until.HoldsAsync(() => copy.Bookmarks.Count() >= 4);
        host.Memory.AuthorityUnreachable = true;
        await Until.HoldsAsync(() => copy.Bookmarks.Last().AuthorityUnreachable);

        Assert.False(copy.Bookmarks.First().AuthorityUnreachable);
        Assert.All(copy.Bookmarks, mark => Assert.Equal(state.Head.Version, mark.Heads.Single().Version));
        Assert.All(copy.Bookmarks, mark => Assert.Equal(state.Head.Digest.Span, mark.Heads.Single().Digest.Span));
    }

    [Fact]
    public async Task Watch_CatalogWithoutGrant_IsRefused()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch);
        host.Authority.Create(Agencies, SyncSamples.Epoch);
        var request = new V1.WatchRequest
        {
            Cursors =
            {
                new V1.Cursor { Catalog = "catalogs/admin-units" },
                new V1.Cursor { Catalog = "catalogs/agencies" },
            },
        };

        var headers = new Metadata { { SyncHost.GrantHeader, Agencies } };
        using var call = host.Client.Watch(request, headers, null, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<RpcException>(
            () => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
        Assert.Equal("PERMISSION_DENIED", refusal.Reason);
    }

    [Fact]
    public async Task Watch_CatalogThatIsNotThere_IsRefused()
    {
        await using var host = await SyncHost.StartAsync();
        await using var copy = WatchingCopy.Start(host.Server, "nowhere");

        var refusal = await Assert.ThrowsAsync<RpcException>(() => copy.Ended);

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task Watch_RequestsThatCannotBeRead_AreRefusedWithEveryField()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch);
        await using var none = WatchingCopy.Claim(host.Server);
        await using var wrong = WatchingCopy.Claim(
            host.Server,
            new V1.Cursor { Catalog = "admin-units", Version = -1, Digest = ByteString.CopyFromUtf8("x") });

        var noneRefused = await Assert.ThrowsAsync<RpcException>(() => none.Ended);
        var wrongRefused = await Assert.ThrowsAsync<RpcException>(() => wrong.Ended);

        Assert.Equal(StatusCode.InvalidArgument, noneRefused.StatusCode);
        Assert.Equal("INVALID_FIELDS", wrongRefused.Reason);
        Assert.Equal(3, wrongRefused.FieldViolations);
    }
}

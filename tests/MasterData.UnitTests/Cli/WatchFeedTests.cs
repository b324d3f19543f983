using Google.Protobuf;
using Grpc.Core;
using MasterData.Cli.Watch;

namespace MasterData.UnitTests.Cli;

public sealed class WatchFeedTests
{
    private const string Catalog = "catalogs/admin-units";

    [Fact]
    public void Take_OfADeltaInParts_GivesOneStepAtTheLast()
    {
        var feed = FeedAt(3);

        Assert.Null(feed.Take(Part(from: 3, to: 5, part: 0, last: false, "01")));
        var step = feed.Take(Part(from: 3, to: 5, part: 1, last: true, "02"));

        Assert.Equal(["01", "02"], step!.Changed.Select(document => document.Item.Code));
        Assert.Equal((3, 5), (step.From, step.Head.Version));
    }

    [Fact]
    public void Take_OfADeltaThatDoesNotFollow_IsRefused()
    {
        var feed = FeedAt(3);

        Assert.Throws<RpcException>(() => feed.Take(Part(from: 4, to: 5, part: 0, last: true, "01")));
    }

    [Fact]
    public void Cursor_BeforeAndAfterAStepIsPrinted_IsWhereANewStreamGoesOn()
    {
        var feed = FeedAt(3);
        var step = feed.Take(Part(from: 3, to: 5, part: 0, last: true, "01"))!;

        Assert.Equal(3, Assert.Single(feed.Cursors).Version);
        feed.Advance(step);
        Assert.Equal(5, Assert.Single(feed.Cursors).Version);
    }

    [Fact]
    public void BeginStream_AfterHalfADelta_ForgetsIt()
    {
        var feed = FeedAt(3);
        feed.Take(Part(from: 3, to: 5, part: 0, last: false, "01"));

        feed.BeginStream();
        var step = feed.Take(Part(from: 3, to: 5, part: 0, last: true, "01"));

        Assert.Single(step!.Changed);
    }

    [Fact]
    public void Take_OfASnapshotAfterResync_SaysWhy()
    {
        var feed = FeedAt(3);

        feed.Take(new() { ResyncRequired = new() { Catalog = Catalog, Reason = V1.ResyncReason.Compacted } });
        feed.Take(new() { SnapshotBegin = new() { Head = HeadAt(9) } });
        feed.Take(new() { SnapshotItems = new() { Catalog = Catalog, Documents = { ItemOf("01") } } });
        var step = feed.Take(new() { SnapshotEnd = new() { Head = HeadAt(9) } });

        Assert.True(step!.IsSnapshot);
        Assert.Equal(("compacted", 9), (step.Resync, step.Head.Version));
    }

    [Fact]
    public void Line_OfAStep_IsOneLineOfJson()
    {
        var step = FeedAt(3).Take(Part(from: 3, to: 5, part: 0, last: true, "01"))!;
        step.Removed.Add("item/Đ");

        Assert.Equal(
            """{"catalog":"admin-units","epoch":"e","from":3,"to":5,"published_at":"","changed":[{ "item": { "code": "01" } }],"removed":["item/Đ"],"digest":"0aff"}""",
            WatchLine.Of(step));
    }

    private static WatchFeed FeedAt(long version) =>
        new([new V1.Cursor { Catalog = Catalog, Epoch = "e", Version = version }]);

    private static V1.WatchResponse Part(long from, long to, int part, bool last, string code) => new()
    {
        Delta = new()
        {
            Catalog = Catalog,
            Epoch = "e",
            From = from,
            To = to,
            Part = part,
            Last = last,
            Head = last ? HeadAt(to) : null,
            Changed = { ItemOf(code) },
        },
    };

    private static V1.Head HeadAt(long version) => new()
    {
        Catalog = Catalog,
        Epoch = "e",
        Version = version,
        Digest = ByteString.CopyFrom(0x0a, 0xff),
    };

    private static V1.Document ItemOf(string code) => new() { Item = new() { Code = code } };
}

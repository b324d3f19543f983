using MasterData.Cli.Watch;
using MasterData.Client.Watch;
using MasterData.UnitTests.Watch;

namespace MasterData.UnitTests.Cli;

public sealed class WatchLineTests
{
    private readonly WatchAssembler _assembler = new();

    [Fact]
    public void Line_OfADelta_IsOneLineOfJson()
    {
        var message = WatchMessages.Part(from: 3, to: 5, part: 0, last: true, "01");
        message.Delta.Removed.Add("item/Đ");

        Assert.Equal(
            """{"catalog":"admin-units","epoch":"e","from":3,"to":5,"published_at":"","""
            + "\"changed\":[{ \"item\": { \"code\": \"01\" } }],\"removed\":[\"item/Đ\"],\"digest\":\"0aff\"}",
            WatchLine.Of(_assembler.Add(message)!));
    }

    [Fact]
    public void Line_OfASnapshotAfterResync_SaysWhy()
    {
        _assembler.Add(new()
        {
            ResyncRequired = new() { Catalog = WatchMessages.Catalog, Reason = V1.ResyncReason.Compacted },
        });
        _assembler.Add(WatchMessages.Begin(9));
        _assembler.Add(WatchMessages.Items("01"));

        Assert.Equal(
            """{"catalog":"admin-units","epoch":"e","from":0,"to":9,"published_at":"","""
            + "\"snapshot\":true,\"resync\":\"compacted\",\"changed\":[{ \"item\": { \"code\": \"01\" } }],"
            + "\"removed\":[],\"digest\":\"0aff\"}",
            WatchLine.Of(_assembler.Add(WatchMessages.End(9))!));
    }
}

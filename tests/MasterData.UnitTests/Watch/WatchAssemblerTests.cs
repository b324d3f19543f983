using MasterData.Client.Watch;
using Microsoft.Extensions.Time.Testing;
using static MasterData.UnitTests.Watch.WatchMessages;

namespace MasterData.UnitTests.Watch;

public sealed class WatchAssemblerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WatchAssembler _assembler;

    public WatchAssemblerTests() => _assembler = new(_time);

    [Fact]
    public void Add_OfADeltaInParts_GivesOneStepAtTheLast()
    {
        var began = _time.GetUtcNow();

        Assert.Null(_assembler.Add(Part(from: 3, to: 5, part: 0, last: false, "01")));
        _time.Advance(TimeSpan.FromSeconds(1));
        var step = Assert.IsType<WatchDelta>(_assembler.Add(Part(from: 3, to: 5, part: 1, last: true, "02")));

        Assert.Equal(["01", "02"], step.Changed.Select(document => document.Item.Code));
        Assert.Equal((3, 5, began), (step.From, step.Head.Version, step.Began));
    }

    [Fact]
    public void Add_OfASnapshotInParts_GivesOneStepAtItsEnd()
    {
        Assert.Null(_assembler.Add(Begin(9)));
        Assert.Null(_assembler.Add(WatchMessages.Items("01")));
        Assert.Null(_assembler.Add(WatchMessages.Items("02", "03")));
        var step = Assert.IsType<WatchSnapshot>(_assembler.Add(End(9)));

        Assert.Equal(["01", "02", "03"], step.Changed.Select(document => document.Item.Code));
        Assert.Equal((0, 9, null), (step.From, step.Head.Version, step.Resync));
    }

    [Fact]
    public void Add_OfASnapshotAfterResync_SaysWhyAndOnlyOnce()
    {
        _assembler.Add(new() { ResyncRequired = new() { Catalog = Catalog, Reason = V1.ResyncReason.Compacted } });
        _assembler.Add(Begin(9));
        var resynced = Assert.IsType<WatchSnapshot>(_assembler.Add(End(9)));
        _assembler.Add(Begin(10));
        var asked = Assert.IsType<WatchSnapshot>(_assembler.Add(End(10)));

        Assert.Equal(V1.ResyncReason.Compacted, resynced.Resync);
        Assert.Null(asked.Resync);
    }

    [Fact]
    public void Add_OfASnapshotInTheMiddleOfADelta_ForgetsTheDelta()
    {
        _assembler.Add(Part(from: 3, to: 5, part: 0, last: false, "01"));
        _assembler.Add(Begin(9));

        Assert.Throws<FormatException>(() => _assembler.Add(Part(from: 3, to: 5, part: 1, last: true, "02")));
    }

    [Fact]
    public void Add_OfADeltaThatBeginsAgain_ForgetsItsFirstBeginning()
    {
        _assembler.Add(Part(from: 3, to: 5, part: 0, last: false, "01"));
        var step = _assembler.Add(Part(from: 3, to: 5, part: 0, last: true, "01"));

        Assert.Single(step!.Changed);
    }

    [Fact]
    public void Add_OfAPartWithoutItsBeginning_IsRefused()
    {
        Assert.Throws<FormatException>(() => _assembler.Add(Part(from: 3, to: 5, part: 1, last: true, "01")));
        Assert.Throws<FormatException>(() => _assembler.Add(WatchMessages.Items("01")));
        Assert.Throws<FormatException>(() => _assembler.Add(End(9)));
    }

    [Fact]
    public void Add_OfAnEndWithoutAHead_IsRefused()
    {
        var delta = Part(from: 3, to: 5, part: 0, last: true, "01");
        delta.Delta.Head = null;

        Assert.Throws<FormatException>(() => _assembler.Add(delta));
        Assert.Throws<FormatException>(() => _assembler.Add(new V1.WatchResponse { SnapshotEnd = new() }));
    }
}

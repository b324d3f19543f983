using MasterData.Changesets;
using MasterData.Errors;
using static MasterData.UnitTests.Facts.Ops;
using static MasterData.UnitTests.Facts.ProvinceFacts;

namespace MasterData.UnitTests.Facts;

/// <summary>The proven faults around recodes and their children, by their numbers.</summary>
public sealed class RecodeFaultTests
{
    [Fact]
    public void Fault04Unit_WhoseParentIsRecodedThatDay_CanEndAndMerge()
    {
        var first = World();
        first.Publish(Recode("101", "103"));
        first.Publish(Abolish("10003"));
        first.Publish(Merge("10002", "10001"));
        var last = World();
        last.Publish(Merge("10002", "10001"));
        last.Publish(Abolish("10003"));
        last.Publish(Recode("101", "103"));
        var together = World();
        together.Publish(Abolish("10003"), Recode("101", "103"), Merge("10002", "10001"));

        Assert.Null(Documents.Difference(first.Items(), last.Items()));
        Assert.Null(Documents.Difference(first.Items(), together.Items()));
        Assert.Equal("103", first.Item("10002").Slices[^1].Parent);
    }

    [Fact]
    public void Fault04Parents_ThatSwapTheirCodes_LetTheirChildrenMerge()
    {
        var world = World();
        world.Publish(Recode("101", "103"), Recode("102", "101"));

        world.Publish(Merge("10002", "10001"));
        world.Publish(Amend("10004", "2020-08-01", Name("Phường Đông")));

        Assert.Equal("103", world.Item("10002").Slices[^1].Parent);
        Assert.Equal("101", world.Item("10004").Slices[^1].Parent);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Fault07Acts_OfAParentsRecode_GoWithIt(bool recodeFirst, bool move)
    {
        var world = World();
        Operation[] changes =
            [Amend("10001", Day, Name("Xã Mới")).By("n"), Recode("101", "103").By("r")];
        foreach (var change in recodeFirst ? changes.Reverse() : changes)
        {
            world.Publish(change);
        }

        Assert.Equal(["n", "r"], world.Item("10001").Slices[1].StartActs);
        world.Publish(move ? Move("103", Day, "2020-08-01") : Undo("103"));

        Assert.Equal(["n"], world.Item("10001").Slices[1].StartActs);
        Assert.Equal(["n"], world.Item("10001").Slices[0].EndActs);
    }

    [Fact]
    public void Fault07Acts_OfAParentsRecode_StayWhenTheChildsStatementGoes()
    {
        var world = World();
        world.Publish(Recode("101", "103").By("r"));
        world.Publish(Amend("10001", Day, Name("Xã Mới")).By("n"));

        world.Publish(Undo("10001"));

        Assert.Equal(["101", "103"], world.Item("10001").Slices.Select(slice => slice.Parent));
        Assert.Equal(["r"], world.Item("10001").Slices[1].StartActs);
    }

    [Fact]
    public void Fault07Amend_OnTheFirstDayOfAUnit_AddsNoActToTheEndBefore()
    {
        var world = World();
        world.Publish(Merge("10001", "10002").By("m"));

        world.Publish(Amend("10001", Day, Name("Xã Mới")).By("r"));

        Assert.Equal(["m"], world.Item("10001").Slices[0].EndActs);
        Assert.Equal(["m", "r"], world.Item("10001").Slices[1].StartActs);
    }

    [Fact]
    public void Fault09CorrectedItem_ThatCameByRecode_StaysTheSameUnit()
    {
        var world = World();
        world.Publish(Recode("10001", "10011", "2020-09-01"));

        world.Publish(Item("10011", Slice("Xã An Sửa", "xa", "101", "2020-09-01")));
        world.Publish(Recode("10001", "10021", "2020-08-01"));

        Assert.Equal(["10001@"], world.Units("10021"));
        Assert.Equal(["10001@"], world.Units("10011"));
        Assert.Equal("Xã An Sửa", world.Item("10011").Slices[0].Name);
        Assert.Equal(On("2020-08-01"), world.Item("10001").Slices[^1].ValidTo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault11Date_MovesOverABoundaryThatOnlyAParentsRecodeMade(bool amends)
    {
        var world = World();
        world.Publish(Recode("101", "103"));
        world.Publish(amends ? Amend("10001", "2020-09-01", Name("Xã Khác")) : Abolish("10001", "2020-09-01"));

        world.Publish(Move("10001", "2020-09-01", "2020-06-15"));

        Assert.Contains(world.Item("10001").Slices, slice => slice.ValidTo == On("2020-06-15"));
    }

    [Fact]
    public void Fault11CorrectedItem_DoesNotFreezeTheParentThatWasDerived()
    {
        var world = World();
        world.Publish(Recode("101", "103"));
        world.Publish(Item(
            "10001", Slice("Xã Ân", "xa", "101", to: Day), Slice("Xã Ân", "xa", "103", Day)));

        world.Publish(Move("103", Day, "2020-08-01"));

        Assert.Equal(
            [("101", DateOnly.MinValue), ("103", On("2020-08-01"))],
            world.Item("10001").Slices.Select(slice => (slice.Parent, slice.ValidFrom)));
    }

    [Fact]
    public void Fault13Parent_WithAnUnusualRecordedChild_CanBeRecoded()
    {
        var world = World();
        var recorded = world.Publish(Record("10007", Slice("Phường Lạ", "phuong", "101")));
        Assert.Contains(ViolationReason.UnusualParentKind, FactsWorld.Warnings(recorded));

        world.Publish(Recode("101", "103"));

        Assert.Equal(["101", "103"], world.Item("10007").Slices.Select(slice => slice.Parent));
    }

    [Fact]
    public void Swap_OfTwoCodes_CanBeUndone()
    {
        var world = World();
        var before = world.Items();
        world.Publish(Recode("10001", "10002"), Recode("10002", "10001"));
        Assert.Equal(["10001@", "10002@"], world.Units("10001"));

        world.Publish(Undo("10001"));

        Assert.Null(Documents.Difference(before, world.Items()));
    }
}

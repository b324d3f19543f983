using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using MasterData.Operations;
using static MasterData.UnitTests.Facts.Ops;
using static MasterData.UnitTests.Facts.ProvinceFacts;

namespace MasterData.UnitTests.Facts;

/// <summary>The proven faults of corrections, by their numbers.</summary>
public sealed class CorrectionFaultTests
{
    [Fact]
    public void Fault08Undo_LeavesWhatAnotherChangesetStatedThatDay()
    {
        var world = World();
        world.Publish(Amend("10002", Day, Name("Xã Bình Mới")));
        world.Publish(Merge("10002", "10001"));

        world.Publish(Undo("10001"));

        Assert.Equal("Xã Bình Mới", world.Item("10002").Slices[^1].Name);
        Assert.Equal(["10002@", "10002@"], world.Units("10002"));
        Assert.Equal(DateOnly.MaxValue, world.Item("10001").Slices[^1].ValidTo);
    }

    [Fact]
    public void Fault08Undo_OfOneOfSeveralEvents_HasToNameIt()
    {
        var world = World();
        world.Publish(Amend("10002", Day, Name("Xã Bình Mới")));
        world.Publish(Merge("10002", "10001"));

        Assert.Equal("SeveralEvents", world.Refusal(Undo("10002")));
        world.Publish(new UndoEvent("10002", On(Day), 3, 0));

        Assert.Equal("Xã Bình Mới", world.Item("10002").Slices[^1].Name);
    }

    [Fact]
    public void Fault12ClosedCode_OnTheDayItCloses_IsNotIssuedAgainWithoutAReason()
    {
        var world = World();
        world.Publish(Abolish("10001"));
        RecordedSlice[] slices =
        [
            Slice("Xã An", "xa", "101", to: Day, disposition: Disposition.None, reason: "gone"),
            Slice("Xã Khác", "xa", "101", Day),
        ];

        Assert.Equal("CodeClosed", world.Refusal(Item("10001", slices)));
        Assert.Equal("CodeClosed", world.Refusal(Create("10001", "Xã Khác", "101")));
        world.Publish(Item("10001", slices) with { ReissueReason = "Cấp lại theo văn bản" });

        Assert.Equal(["10001@", "10001@2020-07-01"], world.Units("10001"));
    }

    [Fact]
    public void Fault12Continues_ForACodeNeverIssued_IsRefused() => Assert.Contains(
        "UnknownCode",
        World().Refusal(Reorganize(
            Day,
            [Whole("10001", "10009")],
            Result("10009", MergeResult.Continues, Name("Xã Chín"), Kind("xa"), Parent("101")))),
        StringComparison.Ordinal);

    [Fact]
    public void Fault12Results_ForOneCodeTwice_AreRefused() => Assert.Equal(
        "ResultTwice",
        World().Refusal(Reorganize(
            Day,
            [Whole("10001", "10001"), Whole("10002", "10001")],
            Result("10001", null, Name("Xã Mới")),
            Result("10001", null, Parent("102")))));

    [Fact]
    public void Fault17Revert_WithdrawsWhatAVersionAddedAndBringsBackWhatItWithdrew()
    {
        var world = World();
        world.Publish(Amend("10001", Day, Name("Xã Mới")).By("n"));
        var before = world.Items();
        world.Publish(Move("10001", Day, "2020-08-01"), Split("2020-09-01"));
        var after = world.Items();

        world.Publish(new Revert(world.Version));
        Assert.Null(Documents.Difference(before, world.Items()));
        world.Publish(new Revert(world.Version));

        Assert.Null(Documents.Difference(after, world.Items()));
    }

    [Fact]
    public void Fault17Revert_OfWhatALaterVersionChanged_NamesThatVersion()
    {
        var world = World();
        world.Publish(Amend("10001", Day, Name("Xã Mới")));
        world.Publish(Value("10001", Day, Name("Xã Mới Hơn")));

        var refused = world.Judge(new Revert(2));

        Assert.Equal("ChangedSince", FactsWorld.Rules(refused));
        Assert.Contains("3", refused.Refusals[0].Violation.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault17Revert_ThatLeavesLaterFactsWithoutTheirThread_NamesThem()
    {
        var world = World();
        world.Publish(Split());
        world.Publish(Amend("10006", "2020-09-01", Name("Xã Sau")));

        var refused = world.Judge(new Revert(2));

        Assert.Equal("Later", FactsWorld.Rules(refused));
        var violation = refused.Refusals[0].Violation;
        Assert.Equal("10006", violation.Code);
        Assert.Contains("2020-09-01", violation.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Revert_OfTheFirstVersion_LeavesNoCatalogAndIsRefused() =>
        Assert.Contains("CatalogInvalid", World().Refusal(new Revert(1)), StringComparison.Ordinal);

    [Fact]
    public void Undo_OfAMergerAfterLaterStatements_LeavesThemInTheThread()
    {
        var world = World();
        world.Publish(Merge("10001", "10002"));
        world.Publish(Amend("10001", "2020-09-01", Name("Xã Sau")));
        world.Publish(Recode("10001", "10021", "2020-10-01"));

        world.Publish(Undo("10001"));

        var last = world.Item("10021").Slices[^1];
        Assert.Equal(("Xã Sau", "10001@"), (last.Name, last.Unit));
        Assert.Equal(DateOnly.MaxValue, world.Item("10002").Slices[^1].ValidTo);
    }

    [Fact]
    public void Cut_DoneAgainAfterItsUndo_HasTheIdItHad()
    {
        var world = World();
        world.Publish(Merge("10001", "10002"));
        world.Publish(Undo("10001"));

        world.Publish(Merge("10001", "10002"));

        Assert.Equal(["10001@", "10001@2020-07-01"], world.Units("10001"));
    }

    [Fact]
    public void Code_RemovedAndCreatedAgain_IsAnotherUnit()
    {
        var world = World();
        world.Publish(Create("10006", "Xã Sáu", "101"));

        world.Publish(new CorrectRemove("10006"), Create("10006", "Xã Bảy", "101"));

        Assert.Equal(["10006@2020-07-01.2"], world.Units("10006"));
    }

    [Fact]
    public void Reopening_FollowsWhatTheParentDidSince()
    {
        var world = World();
        world.Publish(Abolish("10001"));
        world.Publish(Recode("101", "103", "2020-08-01"));

        world.Publish(Undo("10001"));

        Assert.Equal(["101", "103"], world.Item("10001").Slices.Select(slice => slice.Parent));
    }
}

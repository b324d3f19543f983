using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using static MasterData.UnitTests.Facts.Ops;
using static MasterData.UnitTests.Facts.ProvinceFacts;

namespace MasterData.UnitTests.Facts;

/// <summary>The proven faults of legs and coverage, by their numbers.</summary>
public sealed class LegFaultTests
{
    [Theory]
    [InlineData("?", Extent.Part, Extent.Part)]
    [InlineData("?", Extent.Part, Extent.Whole)]
    [InlineData("10002", Extent.Part, Extent.Part)]
    public void Fault01Record_WithTheSameLegTwice_IsRefused(string from, Extent first, Extent second)
    {
        var record = Record(
            "10008", [Slice("Xã Tám", "xa", "101", "2020-01-01")],
            Leg("2020-01-01", from, first), Leg("2020-01-01", from, second));

        Assert.Contains("LegTwice", World().Refusal(record), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault01Leg_ThatAnotherChangesetStates_IsRefused()
    {
        var world = World(MergeResult.Continues);
        world.Publish(Reorganize(Day, [Part("10001", "10001"), Part("10001", "10002")]));

        var again = Reorganize(Day, [Part("10001", "10001"), Part("10001", "10002")]) with { Event = "other" };

        Assert.Equal("LegTwice", world.Refusal(again));
    }

    [Fact]
    public void Fault05Whole_OfAUnitThatContinues_IsNotAlsoElsewhere()
    {
        var world = World(MergeResult.Continues);

        ReorganizeLeg[][] uncovered =
        [
            [Whole("10001", "10001"), Whole("10001", "10002")],
            [Part("10001", "10001"), Whole("10001", "10002")],
            [Whole("10001", "10001"), Whole("10001", "10002"), Whole("10001", "10003")],
        ];
        Assert.All(uncovered, legs => Assert.StartsWith(
            "Coverage", world.Refusal(Reorganize(Day, legs)), StringComparison.Ordinal));
        Assert.Equal("NothingHappened", world.Refusal(
            Reorganize(Day, [Whole("10001", "10001")], Result("10001", null, Name("Xã Mới")))));
    }

    [Fact]
    public void Fault05PartLegAndAbolish_OnOneDay_AreRefused()
    {
        var world = Shifted();

        Assert.Contains("AlreadyEnded", world.Refusal(Abolish("10001")), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault05Correction_ThatLeavesASinglePart_IsRefused()
    {
        var world = Shifted();

        Assert.Contains(
            "Coverage", world.Refusal(Item("10002", Slice("Xã Bỉnh", "xa", "101"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Fault06Event_OfUnitsThatContinue_CanBeUndone()
    {
        var world = Shifted();

        world.Publish(Undo("10001"));

        Assert.Equal(World(MergeResult.Continues).Items(), world.Items(), Documents.Equal);
    }

    [Fact]
    public void Fault06Event_OfUnitsThatContinue_CanBeMoved()
    {
        var world = Shifted();

        world.Publish(Move("10002", Day, "2020-07-02"));

        Assert.Equal([On("2020-07-02")], world.Item("10002").Legs.Select(leg => leg.Date));
    }

    [Theory]
    [InlineData("10001", "Xã Ân")]
    [InlineData("10002", "Xã Bỉnh")]
    public void Fault06CorrectedItem_OfAUnitThatContinues_KeepsItsLegs(string code, string name)
    {
        var world = Shifted();

        world.Publish(Item(code, [Slice(name, "xa", "101")], Leg(Day, "10001", Extent.Part)));

        var leg = Assert.Single(world.Item(code).Legs);
        Assert.Equal(("10001@", "10002@", Extent.Part), (leg.From, leg.To, leg.Extent));
        Assert.Equal(name, world.Item(code).Slices[^1].Name);
    }

    [Fact]
    public void Fault06KeptCode_InACatalogWhereReceiversContinue_CanBeRecordedAgain()
    {
        var world = World(MergeResult.Continues);
        world.Publish(Reorganize(
            Day,
            [Part("10001", "10001"), Part("10001", "10006")],
            Result("10001", MergeResult.New),
            Result("10006", null, Name("Xã Sáu"), Kind("xa"), Parent("101"))));

        world.Publish(Item(
            "10001",
            [Slice("Xã An", "xa", "101", to: Day, disposition: Disposition.Legs), Slice("Xã Ân", "xa", "101", Day)],
            Leg(Day, "10001", Extent.Part)));

        Assert.Equal(["10001@", "10001@2020-07-01"], world.Units("10001"));
    }

    [Fact]
    public void Fault10Merger_AndRecodeOfTheReceiver_StandInEitherOrder()
    {
        var worlds = Enumerable.Range(0, 4).Select(_ => World(MergeResult.Continues)).ToList();
        var recode = Recode("10002", "10012");
        var merge = Reorganize(Day, [Whole("10001", "10002")]);
        var mergeByNewCode = Reorganize(Day, [Whole("10001", "10012")]);

        worlds[0].Publish(recode, merge);
        worlds[1].Publish(recode);
        worlds[1].Publish(merge);
        worlds[2].Publish(merge);
        worlds[2].Publish(recode);
        worlds[3].Publish(recode);
        worlds[3].Publish(mergeByNewCode);

        Assert.All(worlds, world => Assert.Equal(worlds[0].Items(), world.Items(), Documents.Equal));
        Assert.Equal(["10002@"], worlds[0].Units("10012"));
    }

    [Fact]
    public void Fault10Receiver_ThatContinuesAndIsCutOnTheDay_IsAccepted()
    {
        var world = World(MergeResult.Continues);
        world.Publish(Reorganize(Day, [Whole("10001", "10002")]));

        world.Publish(Reorganize(
            Day,
            [Part("10002", "10002"), Part("10002", "10006")],
            Result("10002", MergeResult.New),
            Result("10006", null, Name("Xã Sáu"), Kind("xa"), Parent("101"))));

        Assert.Equal(["10002@", "10002@2020-07-01"], world.Units("10002"));
        Assert.Contains(world.Item("10002").Legs, leg => (leg.From, leg.To) == ("10001@", "10002@2020-07-01"));
    }

    [Fact]
    public void Chain_OfMergersOnOneDay_IsRefused()
    {
        var world = World(MergeResult.Continues);
        world.Publish(Reorganize(Day, [Whole("10001", "10002")]));

        Assert.Equal("EndsAndReceives", world.Refusal(Reorganize(Day, [Whole("10002", "10003")])));
    }
}

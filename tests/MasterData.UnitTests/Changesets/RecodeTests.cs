using MasterData.Changesets;
using MasterData.Errors;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

public sealed class RecodeTests
{
    [Fact]
    public void Recode_OfAParent_IsFollowedByChildrenThatStateNothing()
    {
        var world = Provinces.World();

        world.Publish("2020-07-01", new Recode("101", "103"));

        var slice = world.Slice("10001", "2020-07-01")!;
        Assert.Equal(("103", "10001@"), (slice.Parent, slice.Unit));
        Assert.Empty(slice.Stated);
    }

    [Fact]
    public void Recode_OfTwoCodesIntoEachOther_SwapsThem()
    {
        var world = Provinces.World();

        world.Publish("2020-07-01", new Recode("10001", "10002"), new Recode("10002", "10001"));

        Assert.Equal("10002@", world.Slice("10001", "2020-07-01")!.Unit);
        Assert.Equal("10001@", world.Slice("10002", "2020-07-01")!.Unit);
    }

    [Fact]
    public void Recode_IntoACodeThatIsInForceOrClosed_IsRefused()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", new Abolish("10005", "gone"));

        world.Judge("2020-08-01", new Recode("10001", "10002"), new Recode("10003", "10005")).Refuses(
            (0, "10002", "new_code", ViolationReason.CodeExists),
            (0, "10002", "slices", ViolationReason.Overlap),
            (1, "10005", "new_code", ViolationReason.CodeClosed));
    }

    [Fact]
    public void Children_RecodedThemselves_StillFollowWhenASiblingIsPublishedLate()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", new Recode("101", "103"));
        world.Publish("2020-08-01", new Recode("10001", "10011"));
        world.Publish("2020-09-01", new Recode("103", "104"));

        world.Publish("2020-06-01", Create("10006", "Xã Muộn", "xa", "101"));

        Assert.Equal(["101", "103", "104"], world.Item("10006").Slices.Select(slice => slice.Parent));
        Assert.Equal(["103", "104"], world.Item("10011").Slices.Select(slice => slice.Parent));
    }

    [Fact]
    public void Remove_OfOneCodeOfARecodedUnit_IsRefused()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", new Recode("10001", "10011"));

        Assert.All(["10001", "10011"], code => world.Judge(null, new CorrectRemove(code)).Refuses(
            (0, code, "code", ViolationReason.Referenced)));
    }

    [Fact]
    public void Correct_OfOneCodeOfARecodedUnit_MayNotTearItsTime()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", new Recode("10001", "10011"));

        world.Judge(null, new CorrectItem(Record("10001", "Xã An", "xa", "101"))).Refuses(
            (0, "10001", "slices", ViolationReason.Overlap));
        world.Judge(null, new CorrectItem(new("10001", [Slice("Xã An", "xa", "101", to: "2020-06-01")]))).Refuses(
            (0, "10001", "slices", ViolationReason.DispositionMissing));
    }
}

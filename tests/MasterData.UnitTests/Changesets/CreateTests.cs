using MasterData.Changesets;
using MasterData.Errors;
using MasterData.Items;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

public sealed class CreateTests
{
    [Fact]
    public void Create_OfANewCode_GivesItAUnitNamedByCodeAndDate()
    {
        var world = Provinces.World();

        var preview = world.Publish("2020-07-01", Create("10006", "Xã Hòa", "xa", "101"));

        var slice = Assert.Single(world.Item("10006").Slices);
        Assert.Equal("10006@2020-07-01", slice.Unit);
        Assert.Equal(("Xã Hòa", "Hòa"), (slice.Name, slice.ShortName));
        Assert.Equal(DateOnly.MaxValue, slice.ValidTo);
        Assert.Equal(["10006@2020-07-01"], preview.NewUnits);
        Assert.Equal(["10006"], preview.Added);
        Assert.Equal(ChangeClass.Additive, preview.Classes);
        Assert.Empty(preview.ChangedCodes);
    }

    [Fact]
    public void Create_WhoseOriginIsNotRecorded_HasALegFromNowhere()
    {
        var world = Provinces.World();

        world.Publish("2020-07-01", Create("10006", "Xã Hòa", "xa", "101") with { OriginNotRecorded = true });

        var leg = Assert.Single(world.Item("10006").Legs);
        Assert.Equal((Leg.NotRecorded, "10006@2020-07-01"), (leg.From, leg.To));
    }

    [Fact]
    public void Create_OfACodeThatWasRemoved_TakesAnotherNameForItsUnit()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", Create("10006", "Xã Hòa", "xa", "101"));
        world.Publish(null, new CorrectRemove("10006"));

        world.Publish("2020-07-01", Create("10006", "Xã Khác", "xa", "101"));

        Assert.Equal("10006@2020-07-01.2", world.Item("10006").Slices[0].Unit);
    }

    [Fact]
    public void Create_WithANameInNfd_StoresNfc()
    {
        var world = Provinces.World();

        world.Publish(
            "2020-07-01", Create("10006", "Xã Hòa".Normalize(System.Text.NormalizationForm.FormD), "xa", "101"));

        Assert.Equal("Xã Hòa", world.Item("10006").Slices[0].Name);
    }

    [Fact]
    public void Create_OfAnIssuedOrClosedCode_IsRefused()
    {
        var world = Provinces.World();
        world.Publish("2020-07-01", new Abolish("10005", "gone"));

        var preview = world.Judge(
            "2021-01-01", Create("10001", "Xã An", "xa", "101"), Create("10005", "Phường Mới", "phuong", "102"));

        preview.Refuses(
            (0, "10001", "code", ViolationReason.CodeExists), (1, "10005", "code", ViolationReason.CodeClosed));
    }
}

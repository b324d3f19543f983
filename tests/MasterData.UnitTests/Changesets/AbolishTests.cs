using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Errors;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

public sealed class AbolishTests
{
    [Fact]
    public void Abolish_BeforeOthersAreMergedIntoTheUnit_IsRefused()
    {
        var world = Provinces.World();
        world.Publish("2021-01-01", new Reorganize(
            "merge",
            [Whole("10002", "10001"), Whole("10001", "10001")],
            [Result("10001") with { Mode = MergeResult.Continues }]));

        world.Judge("2020-07-01", new Abolish("10001", "gone")).Refuses(
            (0, "10001", "date", ViolationReason.HasLaterHistory));
    }

    [Fact]
    public void Abolish_BeforeAnAnnouncedName_IsRefused()
    {
        var world = Provinces.World();
        world.Publish("2021-01-01", Amend("10001", ("name", "Xã Sau")));

        world.Judge("2020-07-01", new Abolish("10001", "gone")).Refuses(
            (0, "10001", "date", ViolationReason.HasLaterHistory));
    }
}

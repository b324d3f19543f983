using MasterData.Errors;
using MasterData.Server.Requests;
using MasterData.UnitTests.Changesets;

namespace MasterData.UnitTests.Requests;

public sealed class RequestFieldsTests
{
    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("2025-2-3")]
    [InlineData("30/04/2025")]
    [InlineData("2025-07-01T00:00:00")]
    [InlineData("hôm nay")]
    public void Date_ThatIsNotInTheCalendar_IsRefused(string text)
    {
        var fields = new RequestFields();

        fields.Date(text, "effective_on");

        var refusal = Assert.Throws<MasterDataException>(fields.ThrowIfAny);
        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal(("effective_on", ViolationReason.DateInvalid), Single(refusal));
    }

    [Fact]
    public void Fields_TwoHundredWrong_EndTheReading()
    {
        var fields = new RequestFields();

        var refusal = Assert.Throws<MasterDataException>(() =>
        {
            for (var at = 0; at < 10_000; at++)
            {
                fields.Date("2025-02-30", $"operations[{at}].date", at);
            }
        });

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal(200, refusal.Violations.Count);
    }

    [Fact]
    public void Fields_SeveralWrong_AreAllNamed()
    {
        var fields = new RequestFields();

        fields.Item("catalogs/admin-units/items/20 656");
        fields.Date("2025-02-30", "effective_on");
        fields.Page(-1, "");

        var refusal = Assert.Throws<MasterDataException>(fields.ThrowIfAny);
        Assert.Equal(["name", "effective_on", "page_size"], refusal.Violations.Select(violation => violation.Field));
    }

    [Theory]
    [InlineData("catalogs/admin-units/items/20656", "admin-units", "20656")]
    [InlineData("catalogs/agencies/items/000.00.19.H47", "agencies", "000.00.19.H47")]
    public void ItemName_WellFormed_IsReadInParts(string name, string catalog, string code)
    {
        var fields = new RequestFields();

        var read = fields.Item(name);

        fields.ThrowIfAny();
        Assert.Equal((catalog, code), read);
    }

    [Theory]
    [InlineData("catalogs/admin-units/items/")]
    [InlineData("catalogs/Admin/items/1")]
    [InlineData("catalogs/admin-units/items/20656\n")]
    [InlineData("catalogs/admin-units/items/20656/x")]
    [InlineData("catalogs/admin-units/items/20\u200b656")]
    [InlineData("admin-units/20656")]
    public void ItemName_Malformed_IsRefused(string name)
    {
        var fields = new RequestFields();

        fields.Item(name);

        var refusal = Assert.Throws<MasterDataException>(fields.ThrowIfAny);
        Assert.Equal(("name", ViolationReason.CodeFormat), Single(refusal));
    }

    private static (string Field, ViolationReason Reason) Single(MasterDataException refusal)
    {
        var violation = Assert.Single(refusal.Violations);
        return (violation.Field, violation.Reason);
    }
}

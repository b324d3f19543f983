using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.UnitTests.Items;

public sealed class ItemCodeTests
{
    [Theory]
    [InlineData("20656", true)]
    [InlineData("000.00.19.H47", true)]
    [InlineData("", false)]
    [InlineData("-1", false)]
    [InlineData("20 656", false)]
    [InlineData("20656\n", false)]
    [InlineData("xã", false)]
    public void Code_OfAnItem_HasItsForm(string code, bool valid) => Assert.Equal(valid, ItemCode.IsValid(code));

    [Fact]
    public void Code_OfAnItem_HasAtMost64Characters()
    {
        Assert.True(ItemCode.IsValid(new('1', 64)));
        Assert.False(ItemCode.IsValid(new('1', 65)));
    }

    [Theory]
    [InlineData("admin-units", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("Units", false)]
    [InlineData("1a", false)]
    [InlineData("a_b", false)]
    [InlineData("units\n", false)]
    public void Id_OfACatalog_HasItsForm(string id, bool valid) => Assert.Equal(valid, CatalogId.IsValid(id));

    [Fact]
    public void Id_OfACatalog_HasAtMost63Characters()
    {
        Assert.True(CatalogId.IsValid(new('a', 63)));
        Assert.False(CatalogId.IsValid(new('a', 64)));
    }
}

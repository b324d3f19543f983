namespace MasterData.UnitTests.Wire;

public sealed class ResourceNameTests
{
    [Fact]
    public void Name_OfEveryKind_IsReadBackInItsParts()
    {
        Assert.True(ResourceName.TryParseCatalog(ResourceName.OfCatalog("admin-units"), out var catalog));
        Assert.True(ResourceName.TryParseItem(ResourceName.OfItem("units", "000.19"), out var of, out var code));
        Assert.True(ResourceName.TryParseVersion(ResourceName.OfVersion("units", 412), out var units, out var version));
        Assert.True(ResourceName.TryParseChangeset(ResourceName.OfChangeset("0198c5f2"), out var changeset));
        Assert.True(ResourceName.TryParseKey(ResourceName.OfKey("k_1.a"), out var key));
        Assert.Equal(
            ("admin-units", "units", "000.19", "units", 412, "0198c5f2", "k_1.a"),
            (catalog, of, code, units, version, changeset, key));
    }

    [Fact]
    public void Format_OfEveryKind_IsThatOfItsNames()
    {
        Assert.Equal(ResourceName.CatalogFormat, ResourceName.OfCatalog("{catalog}"));
        Assert.Equal(ResourceName.ItemFormat, ResourceName.OfItem("{catalog}", "{code}"));
        Assert.Equal(
            ResourceName.VersionFormat.Replace("{version}", "7", StringComparison.Ordinal),
            ResourceName.OfVersion("{catalog}", 7));
        Assert.Equal(ResourceName.ChangesetFormat, ResourceName.OfChangeset("{changeset}"));
        Assert.Equal(ResourceName.KeyFormat, ResourceName.OfKey("{key}"));
        Assert.Equal(ResourceName.AllCatalogs, ResourceName.OfCatalog("*"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin-units")]
    [InlineData("catalogs/")]
    [InlineData("catalogs/*")]
    [InlineData("catalogs/Admin")]
    [InlineData("catalogs/admin-units\n")]
    [InlineData("catalogs/admin-units/")]
    [InlineData("catalogs/admin-units/items/")]
    [InlineData("catalogs/admin-units/items/a/b")]
    [InlineData("catalogs/admin-units/versions/0")]
    [InlineData("catalogs/admin-units/versions/1234567890123456789")]
    [InlineData("changesets/")]
    [InlineData("changesets/a/b")]
    [InlineData("keys/")]
    [InlineData("keys/a b")]
    public void Name_Malformed_IsOfNoKind(string name)
    {
        Assert.False(ResourceName.TryParseCatalog(name, out _));
        Assert.False(ResourceName.TryParseItem(name, out _, out _));
        Assert.False(ResourceName.TryParseVersion(name, out _, out _));
        Assert.False(ResourceName.TryParseChangeset(name, out _));
        Assert.False(ResourceName.TryParseKey(name, out _));
    }

    [Fact]
    public void CatalogOf_ACatalogWhoseIdNobodyCanGive_IsReadAllTheSame()
    {
        Assert.Equal("Test_1", ResourceName.CatalogOf("catalogs/Test_1"));
        Assert.Throws<FormatException>(() => ResourceName.CatalogOf("Test_1"));
        Assert.Throws<FormatException>(() => ResourceName.CatalogOf("catalogs/a/items/1"));
    }

    [Theory]
    [InlineData("catalogs/admin-units/versions/412", "412")]
    [InlineData("keys/k1", "k1")]
    [InlineData("k1", "k1")]
    [InlineData("", "")]
    public void IdOf_AName_IsItsEnd(string name, string id) => Assert.Equal(id, ResourceName.IdOf(name));
}

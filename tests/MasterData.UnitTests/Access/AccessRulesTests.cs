using MasterData.Core.Access;

namespace MasterData.UnitTests.Access;

public sealed class AccessRulesTests
{
    [Theory]
    [InlineData("an", true)]
    [InlineData("a.b_c-9", true)]
    [InlineData("system", false)]
    [InlineData("", false)]
    [InlineData("An", false)]
    [InlineData("9a", false)]
    [InlineData("an\n", false)]
    [InlineData("nguyễn", false)]
    public void Principal_OfAnyForm_IsAcceptedOrNamed(string principal, bool good) =>
        Assert.Equal(good, !AccessRules.Principal(principal).Any());

    [Fact]
    public void Principal_Of64Characters_IsTooLong() =>
        Assert.Single(AccessRules.Principal(new string('a', 64)));

    [Fact]
    public void Grants_WrongOnes_AreNamedByIndex()
    {
        var violations = AccessRules.Grants(
            [new(Role.Reader, "*"), new(0, "admin-units"), new(Role.Reader, "catalogs/x"), new(Role.Reader, "")]);

        Assert.Equal(
            ["grants[1].role", "grants[2].catalog", "grants[3].catalog"],
            violations.Select(violation => violation.Field));
    }
}

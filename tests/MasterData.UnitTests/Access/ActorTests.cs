using MasterData.Core.Access;
using MasterData.Errors;

namespace MasterData.UnitTests.Access;

public sealed class ActorTests
{
    [Theory]
    [InlineData("admin-units", "admin-units", true)]
    [InlineData("*", "admin-units", true)]
    [InlineData("*", "*", true)]
    [InlineData("admin-units", "agencies", false)]
    [InlineData("admin-units", "*", false)]
    [InlineData("admin", "admin-units", false)]
    [InlineData("Admin-units", "admin-units", false)]
    public void Has_GrantForACatalog_CoversExactlyIt(string granted, string asked, bool expected)
    {
        var actor = new Actor("an", [new(Role.Steward, granted)]);

        Assert.Equal(expected, actor.Has(Role.Steward, asked));
        Assert.False(actor.Has(Role.Approver, asked));
    }

    [Fact]
    public void Demand_NoneOfTheRoles_IsRefusedWithRolesAndCatalog()
    {
        var actor = new Actor("an", [new(Role.Administrator, Grant.Everywhere)]);

        var refusal = Assert.Throws<MasterDataException>(
            () => actor.Demand("admin-units", Role.Steward, Role.Approver));

        Assert.Equal(ErrorReason.PermissionDenied, refusal.Reason);
        Assert.Equal("steward,approver", refusal.Metadata["role"]);
        Assert.Equal("admin-units", refusal.Metadata["catalog"]);
        Assert.Contains("biên tập hoặc phê duyệt", refusal.Text.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Role.Reader))]
    [InlineData(nameof(Role.Steward))]
    [InlineData(nameof(Role.Approver))]
    [InlineData(nameof(Role.Auditor))]
    [InlineData(nameof(Role.Administrator))]
    [InlineData(nameof(Role.Consumer))]
    public void DemandRead_AnyRoleInTheCatalog_IsEnough(string role)
    {
        var actor = new Actor("an", [new(Enum.Parse<Role>(role), "admin-units")]);

        actor.DemandRead("admin-units");

        Assert.Throws<MasterDataException>(() => actor.DemandRead("agencies"));
    }

    [Fact]
    public void System_HasEveryRoleEverywhere() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.True(Actor.System.Has(role, "anything")));
}

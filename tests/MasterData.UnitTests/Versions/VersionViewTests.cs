using MasterData.Core.Access;
using MasterData.Core.Publication;
using MasterData.Core.Versions;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class VersionViewTests
{
    private static readonly VersionRow Row = VersionRow.Of(
        CatalogState.Empty("units", "e").Head,
        new VersionPlan { Publisher = "lan", Comment = "Vì", Changeset = "17", Corrects = [2, 10] },
        changedCount: 4);

    public static TheoryData<string, bool> Roles =>
    [
        .. Enum.GetValues<Role>().Select(role =>
            ($"{role}", role is Role.Steward or Role.Approver or Role.Auditor or Role.Administrator)),
    ];

    [Theory]
    [MemberData(nameof(Roles))]
    public void Publisher_OfAVersion_IsShownToThoseWhoMayInspect(string role, bool shown)
    {
        var actor = new Actor("minh", [new(Enum.Parse<Role>(role), "units")]);

        Assert.Equal(shown ? "lan" : "", VersionView.Of(Row, actor).Publisher);
    }

    [Fact]
    public void Publisher_OfAnotherCatalog_IsHidden() => Assert.Empty(
        VersionView.Of(Row, new("minh", [new(Role.Administrator, "agencies")])).Publisher);

    [Fact]
    public void Version_ForAnybody_HasTheRest()
    {
        var view = VersionView.Of(Row, new("minh", [new(Role.Reader, "units")]));

        Assert.Equal([2L, 10], view.Corrects);
        Assert.Equal(("17", "Vì", 4), (view.Changeset, view.Comment, view.ChangedCount));
        Assert.Equal(Row.ToHead(), view.Head);
    }
}

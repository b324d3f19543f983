using MasterData.Core.Access;
using MasterData.Core.Changesets;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>Who may approve what, and what publishing asks again, on every database.</summary>
public abstract class FourEyesTests(Database database)
{
    private static readonly Actor Both =
        new("both", [new(Role.Steward, Grant.Everywhere), new(Role.Approver, Grant.Everywhere)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approve_BySomebodyWhoEditedBeforeTheLast_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"))).Changeset;
        await desk.UpdateAsync(changeset, Desk.Creating("10002"), Both);
        changeset = await desk.UpdateAsync(changeset, Desk.Creating("10003"));
        await desk.SubmitAsync(changeset);

        var refusal = await Desk.RefusedAsync(() => desk.ApproveAsync(changeset, Both));

        Assert.Equal(ErrorReason.SelfApproval, refusal.Reason);
    }

    [Fact]
    public async Task Approve_WithoutTheHashOrWithAnother_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var shown = (await desk.CreateAsync(Desk.Creating("10001"))).Changeset;
        var changeset = await desk.UpdateAsync(shown, Desk.Creating("10002"));
        await desk.SubmitAsync(changeset);

        var none = await Desk.RefusedAsync(() => desk.ReviewAsync(ReviewDecision.Approve, changeset, shown: ""));
        var other = await Desk.RefusedAsync(() => desk.ApproveAsync(shown));

        Assert.Equal("content_hash", Assert.Single(none.Violations).Field);
        Assert.Equal(ErrorReason.EtagMismatch, other.Reason);
        Assert.Equal(ChangesetState.Approved, (await desk.ApproveAsync(changeset)).State);
    }

    [Theory]
    [InlineData("steward", ErrorReason.RightWithdrawn)]
    [InlineData("approver", ErrorReason.RightWithdrawn)]
    [InlineData("both", ErrorReason.PermissionDenied)]
    public async Task Publish_AfterAuthorApproverOrPublisherLostTheGrant_IsRefused(string principal, ErrorReason reason)
    {
        using var desk = await Desk.OpenAsync(database);
        await desk.GrantAsync(Both);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));
        await using (var db = desk.Server.Context())
        {
            await db.Set<PrincipalGrant>().Where(grant => grant.Principal == principal)
                .ExecuteDeleteAsync(Cancellation);
        }

        var refusal = await Desk.RefusedAsync(() => desk.PublishAsync(changeset, Both));

        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(ChangesetState.Approved, (await desk.GetAsync(changeset)).State);
        Assert.Equal(1, desk.Head);
    }
}

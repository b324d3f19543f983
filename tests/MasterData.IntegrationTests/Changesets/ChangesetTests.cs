using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Changesets;
using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>What stewardship does on every database.</summary>
public abstract class ChangesetTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Life_FromDraftToVersion_IsInMemoryAndInTheAuditTrail()
    {
        using var desk = await Desk.OpenAsync(database);

        var created = await desk.CreateAsync(Desk.Creating("10001"));
        await desk.SubmitAsync(created.Changeset);
        var approved = await desk.ApproveAsync(created.Changeset);
        var published = await desk.PublishAsync(created.Changeset);

        Assert.Equal(["10001"], created.Preview.Added);
        Assert.Equal(["approver"], approved.Approvals.Select(approval => approval.Approver));
        Assert.Equal(2, published.Version!.Head.Version);
        Assert.Equal(ChangesetState.Published, published.Changeset.State);
        Assert.Equal(["10001"], published.Preview!.Added);
        Assert.NotNull(desk.Server.Memory.Get(Desk.Catalog).State.Find("10001"));
        Assert.Equal(
            ["changeset.create", "changeset.submit", "changeset.approve", "changeset.publish"],
            await desk.TrailAsync(created.Changeset.Name));
        Assert.Equal(published.Changeset.Etag, (await desk.GetAsync(created.Changeset)).Etag);
    }

    [Fact]
    public async Task Approve_DoesNotPublish()
    {
        using var desk = await Desk.OpenAsync(database);

        await desk.ApprovedAsync(Desk.Creating("10001"));

        Assert.Equal(1, desk.Head);
    }

    [Theory]
    [InlineData(nameof(Role.Administrator))]
    [InlineData(nameof(Role.Approver))]
    [InlineData(nameof(Role.Auditor))]
    [InlineData(nameof(Role.Consumer))]
    [InlineData(nameof(Role.Reader))]
    public async Task Create_ByAnotherRoleThanSteward_IsRefusedAndNothingWritten(string role)
    {
        using var desk = await Desk.OpenAsync(database);
        var actor = new Actor("an", [new(Enum.Parse<Role>(role), Grant.Everywhere)]);

        var refusal = await Desk.RefusedAsync(() => desk.CreateAsync(Desk.Creating("10001"), actor));

        Assert.Equal(ErrorReason.PermissionDenied, refusal.Reason);
        Assert.Empty(await desk.AllAsync());
    }

    [Fact]
    public async Task Steps_WithTheRightForAnotherCatalog_AreRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"))).Changeset;
        var stranger = new Actor(
            "an", [new(Role.Steward, "other"), new(Role.Approver, "other"), new(Role.Administrator, "other")]);

        Func<Task>[] steps =
        [
            () => desk.CreateAsync(Desk.Creating("10002"), stranger),
            () => desk.GetAsync(changeset, stranger),
            () => desk.UpdateAsync(changeset, Desk.Creating("10002"), stranger),
            () => desk.SubmitAsync(changeset, stranger),
            () => desk.ApproveAsync(changeset, stranger),
            () => desk.ReturnAsync(changeset, stranger),
            () => desk.RejectAsync(changeset, stranger),
            () => desk.WithdrawAsync(changeset, stranger),
            () => desk.PublishAsync(changeset, stranger),
            () => desk.PreviewAsync(changeset, stranger),
            () => desk.ListAsync(stranger, catalog: Desk.Catalog),
        ];
        foreach (var step in steps)
        {
            Assert.Equal(ErrorReason.PermissionDenied, (await Desk.RefusedAsync(step)).Reason);
        }

        Assert.Empty((await desk.ListAsync(stranger)).Entries);
        Assert.Equal(changeset.Etag, (await desk.GetAsync(changeset)).Etag);
    }

    [Fact]
    public async Task Create_InAnUnknownCatalog_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);

        var refusal = await Desk.RefusedAsync(() => desk.Get<CreateChangeset>().ExecuteAsync(
            Desk.Steward, "none", Desk.Creating("10001"), "", validateOnly: false, Cancellation));

        Assert.Equal(ErrorReason.CatalogNotFound, refusal.Reason);
    }

    [Fact]
    public async Task Create_ValidateOnly_ShowsEverythingAndWritesNothing()
    {
        using var desk = await Desk.OpenAsync(database);

        var result = await desk.CreateAsync(Desk.Creating("1000", "10002"), validateOnly: true);

        Assert.Contains(result.Preview.Violations, violation => violation.Reason is ViolationReason.CodeFormat);
        Assert.Empty(await desk.AllAsync());
        Assert.Equal(1, desk.Head);
    }

    [Fact]
    public async Task Create_OnAFutureVersion_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);

        var refusal = await Desk.RefusedAsync(() => desk.CreateAsync(Desk.Creating("10001") with { BaseVersion = 9 }));

        Assert.Equal(ErrorReason.VersionNotPublished, refusal.Reason);
        Assert.Equal("1", refusal.Metadata["head"]);
    }

    [Fact]
    public async Task Create_TwentyThousandOperations_AreStoredAndRead()
    {
        using var desk = await Desk.OpenAsync(database);
        string[] codes = [.. Enumerable.Range(10_000, ChangesetContent.MaxOperations).Select(code => $"{code}")];

        var changeset = (await desk.CreateAsync(Desk.Creating(codes))).Changeset;

        var read = await desk.GetAsync(changeset);
        Assert.Equal(codes, read.Content.Operations.SelectMany(operation => operation.Codes));
        Assert.Equal(codes.Length, Assert.Single((await desk.ListAsync(Desk.Steward)).Entries).OperationCount);
    }

    [Fact]
    public async Task Submit_WithViolations_NamesAllAndStaysADraft()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("1000", "2000"))).Changeset;

        var refusal = await Desk.RefusedAsync(() => desk.SubmitAsync(changeset));

        Assert.Equal(ErrorReason.ChangesetInvalid, refusal.Reason);
        Assert.Equal(
            ["1000", "2000"],
            refusal.Violations.Where(violation => violation.Reason is ViolationReason.CodeFormat)
                .Select(violation => violation.Code));
        Assert.Equal(ChangesetState.Draft, (await desk.GetAsync(changeset)).State);
    }

    [Fact]
    public async Task Submit_ThatWouldChangeNothing_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating())).Changeset;

        Assert.Equal(ErrorReason.NoChange, (await Desk.RefusedAsync(() => desk.SubmitAsync(changeset))).Reason);
    }

    [Fact]
    public async Task Approve_ByAuthorOrLastEditor_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var both = new Actor("both", [new(Role.Steward, Grant.Everywhere), new(Role.Approver, Grant.Everywhere)]);
        var own = (await desk.CreateAsync(Desk.Creating("10001"), both)).Changeset;
        var edited = (await desk.CreateAsync(Desk.Creating("10002"))).Changeset;
        await desk.UpdateAsync(edited, Desk.Creating("10003"), both);

        foreach (var changeset in (Changeset[])[own, edited])
        {
            await desk.SubmitAsync(changeset);
            var refusal = await Desk.RefusedAsync(() => desk.ApproveAsync(changeset, both));

            Assert.Equal(ErrorReason.SelfApproval, refusal.Reason);
            Assert.Equal(changeset.Id, refusal.Metadata["changeset"]);
        }
    }

    [Fact]
    public async Task Approve_ByTwoWhoSawTheSameState_RefusesTheSlower()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.SubmitAsync((await desk.CreateAsync(Desk.Creating("10001"))).Changeset);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Outcome(() => desk.ApproveAsync(
            changeset, new($"approver{i}", [new(Role.Approver, Desk.Catalog)]), etag: changeset.Etag))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(
            outcomes.OfType<MasterDataException>(),
            refusal => Assert.Equal(ErrorReason.EtagMismatch, refusal.Reason));
        Assert.Equal(7, outcomes.OfType<MasterDataException>().Count());
        Assert.Single((await desk.GetAsync(changeset)).Approvals);
    }

    [Fact]
    public async Task Save_OfARowThatSomebodyElseSaved_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.SubmitAsync((await desk.CreateAsync(Desk.Creating("10001"))).Changeset);
        await using var slower = desk.Server.Context();
        await using var faster = desk.Server.Context();
        var late = await slower.GetChangesetAsync(changeset.Id, Cancellation);
        late.Approve(Desk.Approver, "", desk.Now);
        (await faster.GetChangesetAsync(changeset.Id, Cancellation)).Reject("Sai", desk.Now);

        await faster.SaveChangesetAsync(changeset, Cancellation);
        var refusal = await Desk.RefusedAsync(() => slower.SaveChangesetAsync(late, Cancellation));

        Assert.Equal(ErrorReason.EtagMismatch, refusal.Reason);
        Assert.Equal(changeset.Name, refusal.Metadata["name"]);
        Assert.Equal(ChangesetState.Rejected, (await desk.GetAsync(changeset)).State);
    }

    [Fact]
    public async Task Update_WithSomebodyElsesEtag_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"))).Changeset;
        await desk.UpdateAsync(changeset, Desk.Creating("10002"));

        var refusal = await Desk.RefusedAsync(
            () => desk.UpdateAsync(changeset, Desk.Creating("10003"), etag: changeset.Etag));

        Assert.Equal(ErrorReason.EtagMismatch, refusal.Reason);
    }

    [Fact]
    public async Task Update_OfAReturned_VoidsTheApprovalAndNeedsANewOne()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));
        Assert.Equal(
            ErrorReason.ChangesetState,
            (await Desk.RefusedAsync(() => desk.UpdateAsync(changeset, Desk.Creating("10002")))).Reason);

        await desk.ReturnAsync(changeset);
        changeset = await desk.UpdateAsync(changeset, Desk.Creating("10002"));
        await desk.SubmitAsync(changeset);

        Assert.Empty((await desk.GetAsync(changeset)).Approvals);
        Assert.Equal(ErrorReason.ChangesetState, (await Desk.RefusedAsync(() => desk.PublishAsync(changeset))).Reason);
        await desk.ApproveAsync(changeset);
        Assert.Equal(["10002"], (await desk.PublishAsync(changeset)).Preview!.Added);
    }

    [Fact]
    public async Task Publish_OfContentChangedBehindTheApproval_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));
        var swapped = ChangesetJson.Write(Desk.Creating("66666") with { BaseVersion = 1 });
        await using (var db = desk.Server.Context())
        {
            await db.Set<ChangesetBody>().Where(body => body.Changeset == changeset.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(body => body.Json, swapped), Cancellation);
        }

        Assert.Equal(ErrorReason.ChangesetState, (await Desk.RefusedAsync(() => desk.PublishAsync(changeset))).Reason);
        Assert.Equal(1, desk.Head);
    }

    [Fact]
    public async Task Publish_ValidateOnlyInAnyState_ShowsAndWritesNothing()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"))).Changeset;

        var preview = await desk.PreviewAsync(changeset);

        Assert.Null(preview.Version);
        Assert.Equal(["10001"], preview.Preview!.Added);
        Assert.Equal(ChangesetState.Draft, (await desk.GetAsync(changeset)).State);
        Assert.Equal(1, desk.Head);
    }

    [Fact]
    public async Task Publish_OfACodeThatHasChangedSince_IsRefusedUntilTheBaseIsSetAnew()
    {
        using var desk = await Desk.OpenAsync(database);
        await desk.PublishAsync(await desk.ApprovedAsync(Desk.Creating("10001", "10002")));
        var slower = await desk.ApprovedAsync(Desk.Renaming("10001", "Tên của người chậm"));
        await desk.PublishAsync(await desk.ApprovedAsync(Desk.Renaming("10001", "Tên của người nhanh", day: 2)));

        var refusal = await Desk.RefusedAsync(() => desk.PublishAsync(slower));

        Assert.Equal(ErrorReason.StaleBase, refusal.Reason);
        Assert.Equal("10001", refusal.Metadata["codes"]);
        Assert.Equal(slower.Id, refusal.Metadata["changeset"]);
        await desk.ReturnAsync(slower);
        Assert.Equal(ErrorReason.StaleBase, (await Desk.RefusedAsync(() => desk.SubmitAsync(slower))).Reason);
        slower = await desk.UpdateAsync(
            slower, Desk.Renaming("10001", "Tên của người chậm", day: 3) with { BaseVersion = 3 });
        await desk.SubmitAsync(slower);
        await desk.ApproveAsync(slower);
        Assert.Equal(4, (await desk.PublishAsync(slower)).Version!.Head.Version);
    }

    [Fact]
    public async Task Publish_OfTwoAtOnce_BothBecomeVersions()
    {
        using var desk = await Desk.OpenAsync(database);
        var first = await desk.ApprovedAsync(Desk.Creating("10001"));
        var second = await desk.ApprovedAsync(Desk.Creating("10002"));

        var results = await Task.WhenAll(desk.PublishAsync(first), desk.PublishAsync(second));

        Assert.Equal([2, 3], results.Select(result => result.Version!.Head.Version).Order());
    }

    [Fact]
    public async Task Publish_OfOneByManyAtOnce_BecomesOneVersion()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));

        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(AttemptAsync, Cancellation)));

        Assert.Equal([null, .. Enumerable.Repeat<ErrorReason?>(ErrorReason.ChangesetState, 7)], attempts.Order());
        Assert.Equal(2, desk.Head);
        Assert.Single(await desk.TrailAsync(changeset.Name), action => action is "changeset.publish");

        async Task<ErrorReason?> AttemptAsync()
        {
            try
            {
                await desk.PublishAsync(changeset);
                return null;
            }
            catch (MasterDataException refusal)
            {
                return refusal.Reason;
            }
        }
    }

    [Fact]
    public async Task Withdraw_ByItsAuthor_EndsIt()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = await desk.ApprovedAsync(Desk.Creating("10001"));

        Assert.Equal(ChangesetState.Withdrawn, (await desk.WithdrawAsync(changeset)).State);
        var refusal = await Desk.RefusedAsync(() => desk.PublishAsync(changeset));

        Assert.Equal(ErrorReason.ChangesetState, refusal.Reason);
        Assert.Equal("WITHDRAWN", refusal.Metadata["state"]);
    }

    [Fact]
    public async Task Step_ThatIsRefused_LeavesNoTrace()
    {
        using var desk = await Desk.OpenAsync(database);
        var changeset = (await desk.CreateAsync(Desk.Creating("1000"))).Changeset;
        var id = $"{Guid.NewGuid()}";

        await Desk.RefusedAsync(() => desk.SubmitAsync(changeset, requestId: id));

        Assert.Equal(["changeset.create"], await desk.TrailAsync(changeset.Name));
        await using var db = desk.Server.Context();
        Assert.Null(await db.Set<RequestEntry>().FindAsync([id], Cancellation));
        Assert.Equal(changeset.Etag, (await desk.GetAsync(changeset)).Etag);
    }

    private static async Task<Exception?> Outcome(Func<Task> step) => await Record.ExceptionAsync(() => Task.Run(step));
}

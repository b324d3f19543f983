using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Changesets;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>What asking again and listing changesets do on every database.</summary>
public abstract class ChangesetRequestTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_Repeated_GetTheFirstAnswer()
    {
        using var desk = await Desk.OpenAsync(database);
        string[] ids = [.. Enumerable.Range(0, 4).Select(_ => $"{Guid.NewGuid()}")];

        var first = await desk.CreateAsync(Desk.Creating("10001"), requestId: ids[0]);
        var again = await desk.CreateAsync(Desk.Creating("10001"), requestId: ids[0].ToUpperInvariant());
        Assert.Equal(first.Changeset.Id, again.Changeset.Id);
        Assert.Single(await desk.AllAsync());

        await desk.SubmitAsync(first.Changeset, requestId: ids[1]);
        Assert.Equal(ChangesetState.InReview, (await desk.SubmitAsync(first.Changeset, requestId: ids[1])).State);
        await desk.ApproveAsync(first.Changeset, requestId: ids[2]);
        Assert.Single((await desk.ApproveAsync(first.Changeset, requestId: ids[2])).Approvals);
        Assert.Equal(2, (await desk.PublishAsync(first.Changeset, requestId: ids[3])).Version!.Head.Version);
        Assert.Equal(2, (await desk.PublishAsync(first.Changeset, requestId: ids[3])).Version!.Head.Version);
        Assert.Equal(2, desk.Head);
        Assert.Equal(
            ErrorReason.ChangesetState, (await Desk.RefusedAsync(() => desk.PublishAsync(first.Changeset))).Reason);
    }

    [Fact]
    public async Task Requests_RepeatedAfterOthersEdited_GetTheFirstAnswer()
    {
        using var desk = await Desk.OpenAsync(database);
        var other = new Actor("other", Desk.Steward.Grants);
        string[] ids = [$"{Guid.NewGuid()}", $"{Guid.NewGuid()}"];
        var first = (await desk.CreateAsync(Desk.Creating("10001"), requestId: ids[0])).Changeset;
        var submitted = await desk.SubmitAsync(first, requestId: ids[1]);
        await desk.ReturnAsync(submitted);
        await desk.UpdateAsync(first, Desk.Creating("20001"), other);
        await desk.UpdateAsync(first, Desk.Creating("20002"), other);

        var created = (await desk.CreateAsync(Desk.Creating("10001"), requestId: ids[0])).Changeset;
        var again = await desk.SubmitAsync(first, requestId: ids[1]);

        Assert.Equal((first.Etag, first.ContentHash), (created.Etag, created.ContentHash));
        Assert.Equal("10001", Assert.IsType<Create>(Assert.Single(created.Content.Operations)).Code);
        Assert.Equal(["steward"], created.Editors);
        Assert.Equal((ChangesetState.InReview, submitted.Etag), (again.State, again.Etag));
        Assert.Equal("10001", Assert.IsType<Create>(Assert.Single(again.Content.Operations)).Code);
        Assert.Equal(["steward", "other"], (await desk.GetAsync(first)).Editors);
    }

    [Fact]
    public async Task Requests_RepeatedByAFormerSteward_AreRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        string[] ids = [.. Enumerable.Range(0, 4).Select(_ => $"{Guid.NewGuid()}")];
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"), requestId: ids[0])).Changeset;
        await desk.SubmitAsync(changeset, requestId: ids[1]);
        await desk.ApproveAsync(changeset, requestId: ids[2]);
        await desk.PublishAsync(changeset, requestId: ids[3]);
        var former = Desk.Steward with { Grants = [new(Role.Reader, Grant.Everywhere)] };

        Func<Task>[] steps =
        [
            () => desk.CreateAsync(Desk.Creating("10001"), former, ids[0]),
            () => desk.SubmitAsync(changeset, former, ids[1]),
            () => desk.ApproveAsync(
                changeset, Desk.Approver with { Grants = [new(Role.Reader, Grant.Everywhere)] }, requestId: ids[2]),
            () => desk.PublishAsync(changeset, former, ids[3]),
            () => desk.WithdrawAsync(changeset, former),
        ];

        foreach (var step in steps)
        {
            Assert.Equal(ErrorReason.PermissionDenied, (await Desk.RefusedAsync(step)).Reason);
        }
    }

    [Fact]
    public async Task Requests_RepeatedAtOnce_AreDoneOnce()
    {
        using var desk = await Desk.OpenAsync(database);
        var (create, publish) = ($"{Guid.NewGuid()}", $"{Guid.NewGuid()}");

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => desk.CreateAsync(Desk.Creating("10001"), requestId: create), Cancellation)));
        var changeset = created[0].Changeset;
        await desk.SubmitAsync(changeset);
        await desk.ApproveAsync(changeset);
        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => desk.PublishAsync(changeset, requestId: publish), Cancellation)));

        Assert.Single(created.Select(result => result.Changeset.Id).Distinct());
        Assert.Single(await desk.AllAsync());
        Assert.All(published, result => Assert.Equal(2, result.Version!.Head.Version));
        Assert.Equal(2, desk.Head);
    }

    [Fact]
    public async Task Requests_WithAnIdUsedForSomethingElse_AreRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        var id = $"{Guid.NewGuid()}";
        var changeset = (await desk.CreateAsync(Desk.Creating("10001"), requestId: id)).Changeset;
        var other = new Actor("other", Desk.Steward.Grants);

        Func<Task>[] others =
        [
            () => desk.CreateAsync(Desk.Creating("10002"), requestId: id),
            () => desk.CreateAsync(Desk.Creating("10001"), other, requestId: id),
            () => desk.SubmitAsync(changeset, requestId: id),
        ];
        foreach (var step in others)
        {
            var refusal = await Desk.RefusedAsync(step);
            Assert.Equal(ErrorReason.RequestIdReused, refusal.Reason);
            Assert.Equal(id, refusal.Metadata["request_id"]);
        }
    }

    [Fact]
    public async Task Requests_WithAnIdThatIsNoUuid_AreRefusedByField()
    {
        using var desk = await Desk.OpenAsync(database);

        var refusal = await Desk.RefusedAsync(() => desk.CreateAsync(Desk.Creating("10001"), requestId: "mine"));

        Assert.Equal("request_id", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("0198c5f0a1b27c3d8e4f5a6b7c8d9e0f")]
    public async Task Get_UnknownName_IsNotFound(string id)
    {
        using var desk = await Desk.OpenAsync(database);

        var refusal = await Desk.RefusedAsync(
            () => desk.Get<GetChangeset>().ExecuteAsync(Desk.Steward, id, Cancellation));

        Assert.Equal(ErrorReason.ChangesetNotFound, refusal.Reason);
    }

    [Fact]
    public async Task List_InPages_IsWholeAndNewestFirst()
    {
        using var desk = await Desk.OpenAsync(database);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMilliseconds(2));
            ids.Add((await desk.CreateAsync(Desk.Creating($"1000{i}"))).Changeset.Id);
        }

        await desk.SubmitAsync(await desk.GetAsync(ids[0]));
        var seen = new List<Changeset>();
        var token = "";
        do
        {
            var page = await desk.ListAsync(Desk.Steward, pageSize: 2, token: token);
            seen.AddRange(page.Entries);
            token = page.NextPageToken;
        }
        while (token is not "");

        ids.Reverse();
        Assert.Equal(ids, seen.Select(changeset => changeset.Id));
        Assert.All(seen, changeset => Assert.Empty(changeset.Content.Operations));
        Assert.All(seen, changeset => Assert.Equal(1, changeset.OperationCount));
        Assert.Equal(
            [ids[^1]],
            (await desk.ListAsync(Desk.Steward, state: ChangesetState.InReview)).Entries.Select(c => c.Id));
    }

    [Fact]
    public async Task List_WithATokenOfAnotherQuery_IsRefused()
    {
        using var desk = await Desk.OpenAsync(database);
        await desk.CreateAsync(Desk.Creating("10001"));
        await desk.CreateAsync(Desk.Creating("10002"));
        var token = (await desk.ListAsync(Desk.Steward, pageSize: 1)).NextPageToken;

        foreach (var wrong in (string[])["nonsense!", "AAAA", token + "A"])
        {
            Assert.Equal(
                ErrorReason.InvalidPageToken,
                (await Desk.RefusedAsync(() => desk.ListAsync(Desk.Steward, token: wrong))).Reason);
        }

        Assert.Equal(
            ErrorReason.InvalidPageToken,
            (await Desk.RefusedAsync(
                () => desk.ListAsync(Desk.Steward, state: ChangesetState.Draft, token: token))).Reason);
    }
}

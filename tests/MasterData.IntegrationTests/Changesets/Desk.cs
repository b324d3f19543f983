using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Changesets;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Items;
using MasterData.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>A server with one small catalog, and the people at it.</summary>
internal sealed class Desk : IDisposable
{
    public const string Catalog = "units";

    private const string Act = "12/2026/NQ";

    private Desk(CatalogServer server, FakeTimeProvider clock) => (Server, Clock) = (server, clock);

    public static Actor Steward { get; } = new("steward", [new(Role.Steward, Grant.Everywhere)]);

    public static Actor Approver { get; } = new("approver", [new(Role.Approver, Catalog)]);

    public CatalogServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public long Head => Server.Memory.Get(Catalog).State.Head.Version;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Desk> OpenAsync(Database database)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation, clock);
        var content = Samples.Catalog(
            "Đơn vị", new KindRule { Id = "xa", NameVi = "Xã", NameEn = "Commune", CodePattern = "[0-9]{5}" });
        await server.Get<PublishVersion>().CreateAsync(
            Catalog,
            [],
            (_, _) => Task.FromResult(new VersionPlan { Changed = [content], Publisher = "test" }),
            Cancellation);
        var desk = new Desk(server, clock);
        await desk.GrantAsync(Steward, Approver);
        return desk;
    }

    public static ChangesetContent Content(params Operation[] operations) => new()
    {
        Comment = "Theo nghị quyết",
        Date = new(2026, 8, 1),
        Acts = [Act],
        NewActs = [new() { Id = Act, Number = Act, Kind = "Nghị quyết", Issuer = "Quốc hội", Title = "Sắp xếp" }],
        Operations = [.. operations],
    };

    public static ChangesetContent Creating(params string[] codes)
    {
        var content = Content([.. codes.Select(Creation)]);
        return codes.Length is 0 ? content with { NewActs = [] } : content;
    }

    public static ChangesetContent Renaming(string code, string name, int day = 1) =>
        Content(new Amend(code, Named(name))) with { Date = new(2027, 1, day) };

    public T Get<T>()
        where T : notnull => Server.Get<T>();

    public Task<ChangesetResult> CreateAsync(
        ChangesetContent content, Actor? actor = null, string requestId = "", bool validateOnly = false) =>
        Get<CreateChangeset>().ExecuteAsync(
            actor ?? Steward, Catalog, content, requestId, validateOnly, Cancellation);

    public Task<Changeset> GetAsync(Changeset changeset, Actor? actor = null) => GetAsync(changeset.Id, actor);

    public Task<Changeset> GetAsync(string id, Actor? actor = null) =>
        Get<GetChangeset>().ExecuteAsync(actor ?? Steward, id, Cancellation);

    public Task<Page<Changeset>> ListAsync(
        Actor actor, string catalog = "", ChangesetState? state = null, int pageSize = 0, string token = "") =>
        Get<ListChangesets>().ExecuteAsync(actor, catalog, state, new(pageSize, token), Cancellation);

    public Task<Changeset> UpdateAsync(
        Changeset changeset, ChangesetContent content, Actor? actor = null, string etag = "") =>
        Get<UpdateChangeset>().ExecuteAsync(actor ?? Steward, changeset.Id, content, etag, "", Cancellation);

    public Task<Changeset> SubmitAsync(Changeset changeset, Actor? actor = null, string requestId = "") =>
        Get<SubmitChangeset>().ExecuteAsync(actor ?? Steward, changeset.Id, "", requestId, Cancellation);

    public Task<Changeset> ApproveAsync(
        Changeset changeset, Actor? actor = null, string etag = "", string requestId = "") =>
        ReviewAsync(ReviewDecision.Approve, changeset, actor, "Được", etag, requestId);

    /// <summary>Gives actors their grants in the database too, which publishing asks.</summary>
    public async Task GrantAsync(params Actor[] actors)
    {
        await using var db = Server.Context();
        foreach (var actor in actors)
        {
            await db.AddGrantsAsync(actor.Id, actor.Grants, Cancellation);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    public Task<Changeset> ReturnAsync(Changeset changeset, Actor? actor = null) =>
        ReviewAsync(ReviewDecision.Return, changeset, actor, "Xem lại");

    public Task<Changeset> RejectAsync(Changeset changeset, Actor? actor = null) =>
        ReviewAsync(ReviewDecision.Reject, changeset, actor, "Sai");

    public Task<Changeset> ReviewAsync(
        ReviewDecision decision,
        Changeset changeset,
        Actor? actor = null,
        string comment = "",
        string etag = "",
        string requestId = "",
        string? shown = null) =>
        Get<ReviewChangeset>().ExecuteAsync(
            actor ?? Approver,
            changeset.Id,
            etag,
            requestId,
            shown ?? $"{changeset.ContentHash}",
            decision,
            comment,
            Cancellation);

    public Task<Changeset> WithdrawAsync(Changeset changeset, Actor? actor = null) =>
        Get<WithdrawChangeset>().ExecuteAsync(actor ?? Steward, changeset.Id, "", "", Cancellation);

    public Task<PublishResult> PublishAsync(Changeset changeset, Actor? actor = null, string requestId = "") =>
        Get<PublishChangeset>().ExecuteAsync(
            actor ?? Steward, changeset.Id, "", requestId, validateOnly: false, Cancellation);

    public Task<PublishResult> PreviewAsync(Changeset changeset, Actor? actor = null) =>
        Get<PublishChangeset>().ExecuteAsync(actor ?? Steward, changeset.Id, "", "", validateOnly: true, Cancellation);

    /// <summary>A changeset that waits for publication.</summary>
    public async Task<Changeset> ApprovedAsync(ChangesetContent content)
    {
        var changeset = (await CreateAsync(content)).Changeset;
        await SubmitAsync(changeset);
        return await ApproveAsync(changeset);
    }

    public async Task<IReadOnlyList<Changeset>> AllAsync()
    {
        await using var db = Server.Context();
        return await db.Set<Changeset>().AsNoTracking().ToListAsync(Cancellation);
    }

    public async Task<IReadOnlyList<string>> TrailAsync(string objectName)
    {
        await using var db = Server.Context();
        return await db.Set<AuditEntry>().Where(entry => entry.ObjectName == objectName)
            .OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Cancellation);
    }

    public void Dispose() => Server.Dispose();

    private static Create Creation(string code) => new(code, Named($"Xã {code}").With(FieldIds.Kind, "xa"));

    private static FieldSet Named(string name) =>
        FieldSet.Empty.With(FieldIds.Name, name).With(FieldIds.ShortName, name);

    public static Task<MasterDataException> RefusedAsync(Func<Task> step) =>
        Assert.ThrowsAsync<MasterDataException>(step);
}

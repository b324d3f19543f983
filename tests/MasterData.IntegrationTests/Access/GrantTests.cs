using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.IntegrationTests.Access;

/// <summary>What one administrator can give alone, and what waits for another, on every database.</summary>
public abstract class GrantTests(Database database)
{
    private static readonly Grant Everything = new(Role.Administrator, Grant.Everywhere);
    private static readonly Grant Steward = new(Role.Steward, "admin-units");
    private static readonly Actor An = new("an", [Everything]);
    private static readonly Actor Binh = new("binh", [Everything]);
    private static readonly Actor Chi = new("chi", [Everything]);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Give_ByTheOnlyAdministratorEver_TakesEffectAndIsWarnedOf()
    {
        using var server = await StartAsync("an");

        Assert.Null((await GiveAsync(server, An, "lan", Steward)).Pending);

        Assert.Equal([Steward], await OfAsync(server, "lan"));
        Assert.Contains(server.Logs.All, line => line.Contains("by an alone", StringComparison.Ordinal));
        Assert.Contains(
            await TrailAsync(server, "lan"), entry => entry == "grant.give role=Steward catalog=admin-units alone");
        var before = server.Logs.All.Count();
        await server.Get<WarnOfLoneGrants>().ExecuteAsync(Cancellation);
        Assert.Contains(
            server.Logs.All.Skip(before),
            line => line.Contains("no second administrator has confirmed it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Role.Steward), true)]
    [InlineData(nameof(Role.Approver), true)]
    [InlineData(nameof(Role.Administrator), true)]
    [InlineData(nameof(Role.Reader), false)]
    [InlineData(nameof(Role.Consumer), false)]
    [InlineData(nameof(Role.Auditor), false)]
    public async Task Give_WhereTwoAdministratorsAre_WaitsForRolesThatWrite(string name, bool waits)
    {
        using var server = await StartAsync("an", "binh");
        var grant = new Grant(Enum.Parse<Role>(name), Grant.Everywhere);

        var result = await GiveAsync(server, An, "lan", grant);

        Assert.Equal(waits, result.Pending is not null);
        Assert.Equal(waits ? [] : [grant], await OfAsync(server, "lan"));
    }

    [Fact]
    public async Task Confirm_ByGrantorOrGrantee_IsRefusedAndByAnotherTakesEffect()
    {
        using var server = await StartAsync("an", "binh", "chi");
        var pending = (await GiveAsync(server, An, "binh", Steward)).Pending!;

        foreach (var own in (Actor[])[An, Binh])
        {
            Assert.Equal(ErrorReason.SelfConfirmation, await ReasonAsync(() => ConfirmAsync(server, own, pending.Id)));
        }

        Assert.DoesNotContain(Steward, await OfAsync(server, "binh"));
        await ConfirmAsync(server, Chi, pending.Id);
        Assert.Contains(Steward, await OfAsync(server, "binh"));
        Assert.Equal(ErrorReason.GrantNotFound, await ReasonAsync(() => ConfirmAsync(server, Chi, pending.Id)));
    }

    [Fact]
    public async Task Confirm_AfterSevenDays_FindsNothing()
    {
        using var server = await StartAsync("an", "binh");
        var pending = (await GiveAsync(server, An, "lan", Steward)).Pending!;

        _clock.Advance(PendingGrant.Life);

        Assert.Equal(ErrorReason.GrantNotFound, await ReasonAsync(() => ConfirmAsync(server, Binh, pending.Id)));
        Assert.Empty((await server.Get<ListGrants>().ExecuteAsync(An, Cancellation)).Pending);
        Assert.NotEqual(pending.Id, (await GiveAsync(server, An, "lan", Steward)).Pending!.Id);
    }

    [Fact]
    public async Task Confirm_WhenGrantorOrConfirmerHasLostTheRight_IsRefused()
    {
        using var server = await StartAsync("an", "binh", "chi");
        var pending = (await GiveAsync(server, An, "lan", Steward)).Pending!;
        var withdrawal = (await WithdrawAsync(server, Binh, "an", Everything)).Pending!;
        await ConfirmAsync(server, Chi, withdrawal.Id);

        Assert.Equal(ErrorReason.RightWithdrawn, await ReasonAsync(() => ConfirmAsync(server, Binh, pending.Id)));
        var mine = (await GiveAsync(server, Binh, "lan", Steward)).Pending!;
        Assert.Equal(ErrorReason.RightWithdrawn, await ReasonAsync(() => ConfirmAsync(server, An, mine.Id)));
    }

    [Fact]
    public async Task Rule_OnceTwoAdministratorsHaveExisted_HoldsForEver()
    {
        using var server = await StartAsync("an");
        Assert.Null((await GiveAsync(server, An, "binh", Everything)).Pending);
        await using (var db = server.Context())
        {
            // Even where a grant went away beside the service.
            await db.Set<PrincipalGrant>().Where(grant => grant.Principal == "binh").ExecuteDeleteAsync(Cancellation);
        }

        Assert.NotNull((await GiveAsync(server, An, "lan", Steward)).Pending);
    }

    [Fact]
    public async Task Withdraw_Administrator_WaitsWhileOtherRolesEndAtOnce()
    {
        using var server = await StartAsync("an", "binh", "chi");
        var given = (await GiveAsync(server, An, "lan", Steward)).Pending!;
        await ConfirmAsync(server, Binh, given.Id);

        Assert.Null((await WithdrawAsync(server, An, "lan", Steward)).Pending);
        Assert.Empty(await OfAsync(server, "lan"));
        var pending = (await WithdrawAsync(server, An, "binh", Everything)).Pending!;
        Assert.Contains(Everything, await OfAsync(server, "binh"));
        Assert.Equal(ErrorReason.SelfConfirmation, await ReasonAsync(() => ConfirmAsync(server, Binh, pending.Id)));
        await ConfirmAsync(server, Chi, pending.Id);
        Assert.Empty(await OfAsync(server, "binh"));
    }

    [Fact]
    public async Task Cancel_BeforeItIsConfirmed_EndsIt()
    {
        using var server = await StartAsync("an", "binh");
        var pending = (await GiveAsync(server, An, "lan", Steward)).Pending!;

        await server.Get<CancelGrant>().ExecuteAsync(An, pending.Id, "", Cancellation);

        Assert.Equal(ErrorReason.GrantNotFound, await ReasonAsync(() => ConfirmAsync(server, Binh, pending.Id)));
        Assert.Contains(
            await TrailAsync(server, "lan"),
            entry => entry.StartsWith("grant.cancel ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Catalog_AdministratorOfItAlone_DoesNotMakeHimselfStewardAndApprover()
    {
        using var server = await StartAsync("an");
        var own = new Actor("lan", [new(Role.Administrator, "admin-units")]);
        await GiveAsync(server, An, "lan", own.Grants[0]);

        await using var db = server.Context();
        var (stewards, approvers) = await CatalogGrants.ReplaceAsync(
            db, own, "admin-units", ["lan"], ["lan"], _clock.GetUtcNow(), Cancellation);
        await db.SaveChangesAsync(Cancellation);

        Assert.Empty(stewards.Concat(approvers));
        Assert.Equal(own.Grants, await OfAsync(server, "lan"));
        var pending = (await server.Get<ListGrants>().ExecuteAsync(own, Cancellation)).Pending;
        Assert.Equal(2, pending.Count);
        Assert.Equal(ErrorReason.SelfConfirmation, await ReasonAsync(() => ConfirmAsync(server, own, pending[0].Id)));
        await ConfirmAsync(server, An, pending[0].Id);
        Assert.Contains(pending[0].Grant, await OfAsync(server, "lan"));
    }

    [Fact]
    public async Task CreateKey_OfAnotherPrincipal_IsRefusedAlsoAfterItsKeysEnded()
    {
        using var server = await StartAsync("an");
        var create = server.Get<CreateKey>();
        var lan = await create.ExecuteAsync(An, "lan", [Steward], 0, "", Cancellation);
        Assert.NotEmpty((await create.ExecuteAsync(An, "an", [], 0, "", Cancellation)).Secret);

        Assert.Equal(
            ErrorReason.PrincipalExists,
            await ReasonAsync(() => create.ExecuteAsync(An, "lan", [], 0, "", Cancellation)));
        await server.Get<RevokeKey>().ExecuteAsync(An, lan.Key.Id, "", Cancellation);
        Assert.Equal(
            ErrorReason.PrincipalExists,
            await ReasonAsync(() => create.ExecuteAsync(An, "lan", [], 0, "", Cancellation)));
    }

    [Fact]
    public async Task CreateKey_WithRolesThatWrite_LetsThemWait()
    {
        using var server = await StartAsync("an", "binh");
        var id = $"{Guid.NewGuid()}";
        Grant[] grants = [new(Role.Reader, Grant.Everywhere), Steward];

        var issued = await server.Get<CreateKey>().ExecuteAsync(An, "lan", grants, 0, id, Cancellation);

        Assert.Equal([grants[0]], issued.Key.Grants);
        var pending = Assert.Single(issued.Pending);
        await ConfirmAsync(server, Binh, pending.Id);
        var actor = await server.Get<AuthenticateKey>().ExecuteAsync(issued.Secret, Cancellation);
        Assert.True(actor!.Has(Role.Steward, "admin-units"));
        var again = await server.Get<CreateKey>().ExecuteAsync(An, "lan", grants, 0, id, Cancellation);
        Assert.Equal(issued.Key.Grants, again.Key.Grants);
        Assert.Equal(pending.Id, Assert.Single(again.Pending).Id);
    }

    [Fact]
    public async Task Recover_WhereNobodyCanConfirm_LeavesOneAdministrator()
    {
        using var server = await StartAsync("an", "binh");
        await GiveAsync(server, An, "lan", Steward);

        var issued = await server.Get<RecoverAdministrator>().ExecuteAsync("dung", Cancellation);

        var (grants, pending) = await server.Get<ListGrants>().ExecuteAsync(
            (await server.Get<AuthenticateKey>().ExecuteAsync(issued.Secret, Cancellation))!, Cancellation);
        Assert.Equal("dung", Assert.Single(grants, grant => grant.Role is Role.Administrator).Principal);
        Assert.Empty(pending);
        Assert.Null((await GiveAsync(server, new("dung", [Everything]), "lan", Steward)).Pending);
        await using var db = server.Context();
        Assert.Contains(
            await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Cancellation),
            action => action is "admin.recover");
    }

    private static Task<GrantResult> GiveAsync(CatalogServer server, Actor actor, string principal, Grant grant) =>
        server.Get<GiveGrant>().ExecuteAsync(actor, principal, grant, "", Cancellation);

    private static Task<GrantResult> WithdrawAsync(CatalogServer server, Actor actor, string principal, Grant grant) =>
        server.Get<WithdrawGrant>().ExecuteAsync(actor, principal, grant, "", Cancellation);

    private static Task<GrantResult> ConfirmAsync(CatalogServer server, Actor actor, string pending) =>
        server.Get<ConfirmGrant>().ExecuteAsync(actor, pending, "", Cancellation);

    private static async Task<ErrorReason> ReasonAsync(Func<Task> step) =>
        (await Assert.ThrowsAsync<MasterDataException>(step)).Reason;

    private static async Task<IReadOnlyList<Grant>> OfAsync(CatalogServer server, string principal)
    {
        await using var db = server.Context();
        return await db.GrantsOfAsync(principal, Cancellation);
    }

    private static async Task<IReadOnlyList<string>> TrailAsync(CatalogServer server, string principal)
    {
        await using var db = server.Context();
        return await db.Set<AuditEntry>().Where(entry => entry.ObjectName == GrantChanges.NameOf(principal))
            .OrderBy(entry => entry.Id).Select(entry => entry.Action + " " + entry.Detail).ToListAsync(Cancellation);
    }

    private async Task<CatalogServer> StartAsync(params string[] administrators)
    {
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation, _clock);
        foreach (var administrator in administrators)
        {
            await using var db = server.Context();
            await db.AddGrantsAsync(administrator, [Everything], Cancellation);
            await db.SaveChangesAsync(Cancellation);
        }

        return server;
    }
}

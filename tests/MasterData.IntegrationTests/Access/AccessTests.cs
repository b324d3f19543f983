using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.IntegrationTests.Access;

/// <summary>What keys, grants and the setup token do on every database.</summary>
public abstract class AccessTests(Database database)
{
    private static readonly Actor Administrator = new("root", [new(Role.Administrator, Grant.Everywhere)]);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Authenticate_NewKey_IsItsPrincipalWithAllItsGrants()
    {
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Consumer, Grant.Everywhere));
        await GiveAsync(server, "an", new(Role.Steward, "admin-units"));

        var actor = await AuthenticateAsync(server, issued.Secret);

        Assert.Equal("an", actor!.Id);
        Assert.True(actor.Has(Role.Steward, "admin-units"));
        Assert.False(actor.Has(Role.Steward, "agencies"));
        Assert.True(actor.MayRead("agencies"));
        Assert.Equal(_clock.GetUtcNow().AddDays(365), issued.Key.ExpiresAt);
    }

    [Fact]
    public async Task Authenticate_WrongSecrets_AreNobody()
    {
        using var server = await StartAsync();
        var secret = (await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere))).Secret;
        var other = secret[..^1] + (secret[^1] is 'A' ? 'E' : 'A');

        string[] wrongs = ["", "md_", secret[3..], secret + "A", secret.ToUpperInvariant(), other, "a\0b"];
        foreach (var wrong in wrongs)
        {
            Assert.Null(await AuthenticateAsync(server, wrong));
        }
    }

    [Fact]
    public async Task Authenticate_AfterExpiry_IsNobodyAlsoFromTheCache()
    {
        using var server = await StartAsync();
        var secret = (await server.Get<CreateKey>().ExecuteAsync(
            Administrator, "an", [new(Role.Reader, Grant.Everywhere)], validDays: 1, "", Cancellation)).Secret;
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await AuthenticateAsync(server, secret));

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await AuthenticateAsync(server, secret));
    }

    [Fact]
    public async Task Authenticate_AfterRevocation_IsNobodyAtOnce()
    {
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere));
        Assert.NotNull(await AuthenticateAsync(server, issued.Secret));

        var revoked = await server.Get<RevokeKey>().ExecuteAsync(Administrator, issued.Key.Id, "", Cancellation);

        Assert.Null(await AuthenticateAsync(server, issued.Secret));
        Assert.Equal(_clock.GetUtcNow(), revoked.RevokedAt!.Value, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Authenticate_RevokedByAnotherServer_IsNobodyAMomentLater()
    {
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere));
        Assert.NotNull(await AuthenticateAsync(server, issued.Secret));
        await RevokeElsewhereAsync(server, issued);

        _clock.Advance(KeyCache.Moment);

        Assert.Null(await AuthenticateAsync(server, issued.Secret));
    }

    [Fact]
    public async Task Authenticate_RevokedByAnotherServer_IsNobodyAlthoughTheClockWasSetBack()
    {
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere));
        Assert.NotNull(await AuthenticateAsync(server, issued.Secret));
        await RevokeElsewhereAsync(server, issued);

        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(2));

        Assert.Null(await AuthenticateAsync(server, issued.Secret));
    }

    [Fact]
    public async Task CreateKey_SecretIsStoredOnlyAsItsHash()
    {
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere));

        await using var db = server.Context();
        var key = await db.Set<ApiKey>().SingleAsync(Cancellation);
        Assert.Equal(Secret.HashOf(issued.Secret), key.SecretHash);
        Assert.DoesNotContain(
            await db.Set<AuditEntry>().ToListAsync(Cancellation),
            entry => (entry.Detail + entry.ObjectName).Contains(issued.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(
            server.Logs.All, line => line.Contains(issued.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreateKey_Repeated_MakesOneKeyAndHidesTheSecret()
    {
        using var server = await StartAsync();
        var request = $"{Guid.NewGuid()}";

        var first = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere), request);
        var again = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere), request);

        Assert.Equal(first.Key.Id, again.Key.Id);
        Assert.Empty(again.Secret);
        Assert.Single(await server.Get<ListKeys>().ExecuteAsync(Administrator, Cancellation));
    }

    [Fact]
    public async Task CreateKey_WrongFields_NamesThemAll()
    {
        using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => server.Get<CreateKey>().ExecuteAsync(
            Administrator, "An", [new(0, "*"), new(Role.Reader, "a/b")], validDays: 366, "", Cancellation));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal(
            ["principal", "grants[0].role", "grants[1].catalog", "valid_days"],
            refusal.Violations.Select(violation => violation.Field));
    }

    [Theory]
    [InlineData(nameof(Role.Steward))]
    [InlineData(nameof(Role.Approver))]
    [InlineData(nameof(Role.Consumer))]
    [InlineData(nameof(Role.Reader))]
    [InlineData(nameof(Role.Auditor))]
    public async Task Keys_ForOtherRoles_AreOutOfReach(string name)
    {
        var role = Enum.Parse<Role>(name);
        using var server = await StartAsync();
        var issued = await CreateAsync(server, "an", new Grant(Role.Reader, Grant.Everywhere));
        var actor = new Actor("binh", [new(role, Grant.Everywhere), new(Role.Administrator, "admin-units")]);

        Func<Task>[] steps =
        [
            () => server.Get<CreateKey>().ExecuteAsync(actor, "an", [], 0, "", Cancellation),
            () => server.Get<RevokeKey>().ExecuteAsync(actor, issued.Key.Id, "", Cancellation),
            () => server.Get<ListKeys>().ExecuteAsync(actor, Cancellation),
        ];
        foreach (var step in role is Role.Auditor ? steps[..2] : steps)
        {
            Assert.Equal(
                ErrorReason.PermissionDenied, (await Assert.ThrowsAsync<MasterDataException>(step)).Reason);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("a\0b")]
    [InlineData("0198c5f0a1b27c3d8e4f5a6b7c8d9e0f")]
    public async Task RevokeKey_Unknown_IsNotFound(string key)
    {
        using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<MasterDataException>(
            () => server.Get<RevokeKey>().ExecuteAsync(Administrator, key, "", Cancellation));

        Assert.Equal(ErrorReason.KeyNotFound, refusal.Reason);
    }

    [Fact]
    public async Task Grants_ReplacedForACatalog_LeaveOtherRolesAndCatalogsAlone()
    {
        using var server = await StartAsync();
        var secret = (await CreateAsync(server, "an", new Grant(Role.Steward, "agencies"))).Secret;
        await GiveAsync(server, "an", new(Role.Reader, "admin-units"));
        await GiveAsync(server, "an", new(Role.Steward, "admin-units"));

        await ReplaceAsync(server, ["binh", "chi"], ["dung"]);
        await ReplaceAsync(server, ["chi"], ["dung", "binh"]);

        await using var db = server.Context();
        var (stewards, approvers) = await CatalogGrants.OfAsync(db, "admin-units", Cancellation);
        Assert.Equal(["chi"], stewards);
        Assert.Equal(["binh", "dung"], approvers);
        _clock.Advance(KeyCache.Moment);
        var an = await AuthenticateAsync(server, secret);
        Assert.Equal([new Grant(Role.Reader, "admin-units"), new(Role.Steward, "agencies")], an!.Grants);
    }

    [Fact]
    public async Task DemoKeys_AreOfEachRoleEverywhereAndKnownOnesAreKept()
    {
        using var server = await StartAsync();
        var make = server.Get<MakeDemoKeys>();

        var first = await make.ExecuteAsync(new Dictionary<string, string>(), Cancellation);
        var again = await make.ExecuteAsync(
            new Dictionary<string, string>(first) { ["steward"] = "md_broken" }, Cancellation);

        Assert.Equal(["administrator", "approver", "auditor", "consumer", "steward"], first.Keys.Order());
        foreach (var (principal, secret) in first)
        {
            var actor = await AuthenticateAsync(server, secret);
            var grant = Assert.Single(actor!.Grants);
            Assert.Equal(principal, actor.Id);
            Assert.Equal(principal, $"{grant.Role}", ignoreCase: true);
            Assert.Equal(Grant.Everywhere, grant.Catalog);
            Assert.Equal(principal is not "steward", again[principal] == secret);
        }

        Assert.NotNull(await AuthenticateAsync(server, again["steward"]));
    }

    [Fact]
    public async Task SetupToken_Redeemed_MakesTheFirstAdministratorOnce()
    {
        using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var token = await PrepareAsync(server, folder);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token!);
        Assert.Equal(token, (await File.ReadAllTextAsync(folder.Token, Cancellation)).Trim());
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(folder.Token) is (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        var issued = await server.Get<RedeemSetupToken>().ExecuteAsync(token!, "", Cancellation);

        var actor = await AuthenticateAsync(server, issued.Secret);
        Assert.Equal("administrator", actor!.Id);
        Assert.True(actor.Has(Role.Administrator, Grant.Everywhere));
        Assert.False(File.Exists(folder.Token));
        await RefusedAsync(server, token!);
        Assert.Null(await PrepareAsync(server, folder));
    }

    [Fact]
    public async Task SetupToken_GuessedWronglyByMany_IsStillGoodAndTheLogIsNotFilled()
    {
        using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var token = await PrepareAsync(server, folder);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(
            i => Task.Run(() => RefusedAsync(server, $"wrong{i}"), Cancellation)));

        Assert.InRange(
            server.Logs.All.Count(line => line.Contains("setup token was tried", StringComparison.Ordinal)), 1, 2);
        Assert.NotEmpty((await server.Get<RedeemSetupToken>().ExecuteAsync(token!, "an", Cancellation)).Secret);
    }

    [Fact]
    public async Task SetupToken_RedeemedByTwoAtOnce_IsGoodForOne()
    {
        using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var token = await PrepareAsync(server, folder);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i => await Record.ExceptionAsync(
            () => Task.Run(
                () => server.Get<RedeemSetupToken>().ExecuteAsync(token!, $"admin{i}", Cancellation), Cancellation))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(
            outcomes.Where(outcome => outcome is not null),
            outcome => Assert.Equal(
                ErrorReason.SetupTokenInvalid, Assert.IsType<MasterDataException>(outcome).Reason));
        Assert.Single(await server.Get<ListKeys>().ExecuteAsync(Administrator, Cancellation));
    }

    [Fact]
    public async Task SetupToken_AfterHalfAnHour_IsNoLongerGood()
    {
        using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var token = await PrepareAsync(server, folder);

        _clock.Advance(PrepareSetupToken.Life);

        await RefusedAsync(server, token!);
    }

    [Fact]
    public async Task SetupToken_OfAnEarlierStart_IsReplaced()
    {
        using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        var earlier = await PrepareAsync(server, folder);

        var later = await PrepareAsync(server, folder);

        await RefusedAsync(server, earlier!);
        Assert.NotEmpty((await server.Get<RedeemSetupToken>().ExecuteAsync(later!, "an", Cancellation)).Secret);
    }

    private static Task<Actor?> AuthenticateAsync(CatalogServer server, string secret) =>
        server.Get<AuthenticateKey>().ExecuteAsync(secret, Cancellation);

    private static Task<IssuedKey> CreateAsync(
        CatalogServer server, string principal, Grant grant, string requestId = "") =>
        server.Get<CreateKey>().ExecuteAsync(Administrator, principal, [grant], 0, requestId, Cancellation);

    private static Task<GrantResult> GiveAsync(CatalogServer server, string principal, Grant grant) =>
        server.Get<GiveGrant>().ExecuteAsync(Administrator, principal, grant, "", Cancellation);

    private static Task<string?> PrepareAsync(CatalogServer server, TemporaryFolder folder) =>
        server.Get<PrepareSetupToken>().ExecuteAsync(folder.Path, Cancellation);

    private static async Task RefusedAsync(CatalogServer server, string token)
    {
        var refusal = await Assert.ThrowsAsync<MasterDataException>(
            () => server.Get<RedeemSetupToken>().ExecuteAsync(token, "", Cancellation));
        Assert.Equal(ErrorReason.SetupTokenInvalid, refusal.Reason);
    }

    private async Task ReplaceAsync(CatalogServer server, string[] stewards, string[] approvers)
    {
        await using var db = server.Context();
        await CatalogGrants.ReplaceAsync(
            db, Administrator, "admin-units", stewards, approvers, _clock.GetUtcNow(), Cancellation);
        await db.SaveChangesAsync(Cancellation);
    }

    // Written past this server's memory, as another server does.
    private async Task RevokeElsewhereAsync(CatalogServer server, IssuedKey issued)
    {
        await using var db = server.Context();
        var now = _clock.GetUtcNow();
        await db.Set<ApiKey>().Where(key => key.Id == issued.Key.Id).ExecuteUpdateAsync(
            set => set.SetProperty(key => key.RevokedAt, now), Cancellation);
    }

    private async Task<CatalogServer> StartAsync() =>
        await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation, _clock);
}

using MasterData.Core.Access;
using MasterData.Core.Catalogs;
using MasterData.Core.Changesets;
using MasterData.Core.Findings;
using MasterData.Core.Items;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Requests;

/// <summary>The promises that every list keeps, on every database.</summary>
public abstract class PageTests(Database database)
{
    private const string Other = "shapes";
    private const string Act = "12/2026/NQ";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_OfAnotherListOrQuery_IsRefusedByEveryList()
    {
        using var server = await StartAsync();
        var lists = ListsOf(server);
        var tokens = new Dictionary<string, string>();
        foreach (var (name, list) in lists)
        {
            tokens.Add(name, (await list(new(1, ""))).NextPageToken);
        }

        foreach (var (name, list) in lists)
        {
            Assert.NotEmpty(tokens[name]);
            foreach (var (other, token) in tokens)
            {
                if (other == name)
                {
                    await list(new(1, token));
                }
                else
                {
                    Assert.Equal(ErrorReason.InvalidPageToken, (await RefusalAsync(list, new(1, token))).Reason);
                }
            }
        }
    }

    [Fact]
    public async Task Token_CutOrAltered_IsRefusedByEveryList()
    {
        using var server = await StartAsync();
        foreach (var (_, list) in ListsOf(server))
        {
            var token = (await list(new(1, ""))).NextPageToken;

            foreach (var wrong in (string[])["nonsense!", "AAAA", token + "AAAA", token[..^4], "AAAA" + token[4..]])
            {
                Assert.Equal(ErrorReason.InvalidPageToken, (await RefusalAsync(list, new(1, wrong))).Reason);
            }
        }
    }

    [Fact]
    public async Task Size_ThatIsNegative_IsRefusedByEveryList()
    {
        using var server = await StartAsync();
        foreach (var (_, list) in ListsOf(server))
        {
            var refusal = await RefusalAsync(list, new(-1, ""));

            Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
            Assert.Equal("page_size", Assert.Single(refusal.Violations).Field);
        }
    }

    [Fact]
    public async Task Size_OfAPage_HasADefaultAndAMaximum()
    {
        using var server = await StartAsync();
        await server.PublishAsync(
            Sample.Of([.. Enumerable.Range(0, 1_100).Select(number => Sample.Item($"c{number}", $"{number}"))]),
            Cancellation);
        var list = ListsOf(server)["items"];

        Assert.Equal(200, (await list(PageRequest.First)).Entries.Count);
        Assert.Equal(1_000, (await list(new(1_000_000, ""))).Entries.Count);
    }

    [Fact]
    public async Task Token_OfALifeThatIsOver_IsRefused()
    {
        using var server = await StartAsync();
        var query = new ListQuery { Catalog = Sample.Catalog };
        var point = (
            await server.Get<ListItems>().ExecuteAsync(Actor.System, query, new(1, ""), Cancellation)).ReadPoint;

        foreach (var (epoch, version, day) in ((string, string, string)[])
        [
            ($"{Guid.CreateVersion7()}", "1", "2025-01-01"),
            (point.Head.Epoch, "99", "2025-01-01"),
            (point.Head.Epoch, "-1", "2025-01-01"),
            (point.Head.Epoch, "1", "2025-02-30"),
        ])
        {
            var token = PageToken.Write(
                "items", [System.Text.Json.JsonSerializer.Serialize(query)], epoch, version, day, "red");

            Assert.Equal(
                ErrorReason.InvalidPageToken, (await RefusalAsync(ListsOf(server)["items"], new(1, token))).Reason);
        }
    }

    private static async Task<MasterDataException> RefusalAsync(
        Func<PageRequest, Task<Page<object>>> list, PageRequest request) =>
        await Assert.ThrowsAsync<MasterDataException>(() => list(request));

    private static Dictionary<string, Func<PageRequest, Task<Page<object>>>> ListsOf(CatalogServer server) => new()
    {
        ["catalogs"] = async page => Boxed(
            await server.Get<ListCatalogs>().ExecuteAsync(Actor.System, page, Cancellation)),
        ["versions"] = page => VersionsAsync(server, Sample.Catalog, page),
        ["versions of another catalog"] = page => VersionsAsync(server, Other, page),
        ["findings"] = page => FindingsAsync(server, new(Sample.Catalog), page),
        ["findings of a code"] = page => FindingsAsync(server, new(Sample.Catalog, Code: "red"), page),
        ["findings of a reason"] = page => FindingsAsync(
            server, new(Sample.Catalog, ViolationReason.CodeReturns), page),
        ["items"] = page => ItemsAsync(server, new() { Catalog = Sample.Catalog }, page),
        ["items of a day"] = page => ItemsAsync(
            server, new() { Catalog = Sample.Catalog, EffectiveOn = new(2025, 1, 1) }, page),
        ["items of a kind"] = page => ItemsAsync(server, new() { Catalog = Sample.Catalog, Kind = "mau" }, page),
        ["items of a version"] = page => ItemsAsync(
            server, new() { Catalog = Sample.Catalog, KnownAt = new(1, null, "") }, page),
        ["changesets"] = page => ChangesetsAsync(server, Actor.System, "", page),
        ["changesets of a catalog"] = page => ChangesetsAsync(server, Actor.System, Sample.Catalog, page),
        ["changesets of another person"] = page => ChangesetsAsync(
            server, new("lan", [new(Role.Auditor, Grant.Everywhere)]), "", page),
    };

    private static async Task<Page<object>> VersionsAsync(CatalogServer server, string catalog, PageRequest page) =>
        Boxed(await server.Get<ListVersions>().ExecuteAsync(Actor.System, catalog, page, Cancellation));

    private static async Task<Page<object>> FindingsAsync(CatalogServer server, FindingQuery query, PageRequest page) =>
        Boxed(await server.Get<ListFindings>().ExecuteAsync(Actor.System, query, page, Cancellation));

    private static async Task<Page<object>> ItemsAsync(CatalogServer server, ListQuery query, PageRequest page) =>
        Boxed((await server.Get<ListItems>().ExecuteAsync(Actor.System, query, page, Cancellation)).Page);

    private static async Task<Page<object>> ChangesetsAsync(
        CatalogServer server, Actor actor, string catalog, PageRequest page) =>
        Boxed(await server.Get<ListChangesets>().ExecuteAsync(actor, catalog, null, page, Cancellation));

    private static Page<object> Boxed<T>(Page<T> page)
        where T : notnull => page.Select(entry => (object)entry);

    private static Violation Warning(string code) => new()
    {
        Reason = ViolationReason.CodeReturns,
        Code = code,
        Message = new("Mã quay lại", "The code returns"),
        Remedy = new("Xem lại", "Look at it"),
    };

    // Two entries in every list.
    private async Task<CatalogServer> StartAsync()
    {
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"), Sample.Item("blue", "Lam"));
        await server.PublishAsync(
            Sample.Of(Sample.Item("red", "Đỏ 2")) with { Warnings = [Warning("red"), Warning("red")] }, Cancellation);
        var publish = server.Get<PublishVersion>();
        await publish.CreateAsync(Other, [], (_, _) => Task.FromResult(Sample.Of(Sample.Content)), Cancellation);
        await publish.ExecuteAsync(
            Other, (_, _) => Task.FromResult(Sample.Of(Sample.Item("square", "Vuông"))), Cancellation);
        foreach (var code in (string[])["n1", "n2"])
        {
            await server.Get<CreateChangeset>().ExecuteAsync(
                Actor.System,
                Sample.Catalog,
                new()
                {
                    Comment = "Thêm",
                    Date = new(2026, 1, 1),
                    Acts = [Act],
                    Operations = [new MasterData.Changesets.Abolish(code, "x")],
                },
                "",
                validateOnly: false,
                Cancellation);
        }

        return server;
    }
}

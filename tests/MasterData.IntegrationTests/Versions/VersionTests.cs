using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Versions;

/// <summary>The versions of a catalog on every database.</summary>
public abstract class VersionTests(Database database)
{
    private static readonly Actor Reader = new("lan", [new(Role.Reader, Grant.Everywhere)]);
    private static readonly Actor Auditor = new("hoa", [new(Role.Auditor, Sample.Catalog)]);
    private static readonly Actor Stranger = new("minh", [new(Role.Administrator, "agencies")]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_InPages_IsWholeAndNewestFirst()
    {
        using var server = await StartAsync();
        var seen = new List<VersionView>();
        var token = "";
        do
        {
            var page = await ListAsync(server, Reader, new(2, token));
            seen.AddRange(page.Entries);
            token = page.NextPageToken;
        }
        while (token is not "");

        Assert.Equal([5L, 4, 3, 2, 1], seen.Select(version => version.Head.Version));
        Assert.Equal(server.Memory.Get(Sample.Catalog).State.Head, seen[0].Head);
    }

    [Fact]
    public async Task List_WhilePublishing_DoesNotRepeatAVersion()
    {
        using var server = await StartAsync();

        var first = await ListAsync(server, Reader, new(2, ""));
        await server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ 6")), Cancellation);
        var second = await ListAsync(server, Reader, new(2, first.NextPageToken));

        Assert.Equal([3L, 2], second.Entries.Select(version => version.Head.Version));
    }

    [Fact]
    public async Task Publisher_OfAVersion_IsShownToThoseWhoMayInspect()
    {
        using var server = await StartAsync();

        var read = await ListAsync(server, Reader, PageRequest.First);
        var inspected = await ListAsync(server, Auditor, PageRequest.First);

        Assert.All(read.Entries, version => Assert.Empty(version.Publisher));
        Assert.All(inspected.Entries, version => Assert.Equal("test", version.Publisher));
        Assert.Empty((await GetAsync(server, Reader, 3)).Version.Publisher);
        Assert.Equal("test", (await GetAsync(server, Auditor, 3)).Version.Publisher);
    }

    [Fact]
    public async Task Get_Version_HasItsKeysInOrder()
    {
        using var server = await StartAsync();
        await server.PublishAsync(
            Sample.Of(Sample.Item("red", "Đỏ 6"), Sample.Item("blue", "Lam"), Sample.Item("green", "Lục")) with
            {
                Comment = "Bổ sung",
                Corrects = [2, 4],
            },
            Cancellation);

        var found = await GetAsync(server, Reader, 6);

        Assert.Equal(["item/blue", "item/green", "item/red"], found.ChangedKeys);
        Assert.Equal([2L, 4], found.Version.Corrects);
        Assert.Equal((3, "Bổ sung", ""), (found.Version.ChangedCount, found.Version.Comment, found.Version.Changeset));
        Assert.Equal(server.Memory.Get(Sample.Catalog).State.Head, found.Version.Head);
    }

    [Fact]
    public async Task Reading_ThatIsNotForTheCaller_IsRefused()
    {
        using var server = await StartAsync();

        Assert.Equal(
            ErrorReason.PermissionDenied, await ReasonAsync(() => ListAsync(server, Stranger, PageRequest.First)));
        Assert.Equal(ErrorReason.PermissionDenied, await ReasonAsync(() => GetAsync(server, Stranger, 1)));
        Assert.Equal(ErrorReason.VersionNotPublished, await ReasonAsync(() => GetAsync(server, Reader, 6)));
        Assert.Equal(
            ErrorReason.CatalogNotFound,
            await ReasonAsync(() => server.Get<ListVersions>().ExecuteAsync(
                Reader, "agencies", PageRequest.First, Cancellation)));
        Assert.Equal(
            ErrorReason.CatalogNotFound,
            await ReasonAsync(() => server.Get<GetVersion>().ExecuteAsync(Reader, "agencies", 1, Cancellation)));
    }

    private static Task<Page<VersionView>> ListAsync(CatalogServer server, Actor actor, PageRequest request) =>
        server.Get<ListVersions>().ExecuteAsync(actor, Sample.Catalog, request, Cancellation);

    private static Task<PublishedVersion> GetAsync(CatalogServer server, Actor actor, long version) =>
        server.Get<GetVersion>().ExecuteAsync(actor, Sample.Catalog, version, Cancellation);

    private static async Task<ErrorReason> ReasonAsync(Func<Task> read) =>
        (await Assert.ThrowsAsync<MasterDataException>(read)).Reason;

    private async Task<CatalogServer> StartAsync()
    {
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        for (var version = 2; version <= 5; version++)
        {
            await server.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {version}")), Cancellation);
        }

        return server;
    }
}

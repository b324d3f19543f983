using MasterData.Client.Errors;
using MasterData.Client.Reads;
using MasterData.EndToEndTests.Cli;

namespace MasterData.EndToEndTests.Reads;

/// <summary>Lists in pages, each asked for when it is wanted.</summary>
[Collection(DemoTests.Name)]
public sealed class PagesTests(DemoServer demo) : IDisposable
{
    private readonly ReadServer _server = new(demo);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MasterDataReads Reads => _server.As("consumer");

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task List_InSmallPages_IsTheListInOneAndLeavesItsRequestAsItIs()
    {
        var request = Communes(pageSize: 10);
        var pages = await PagesAsync(Reads.ListItemsAsync(request, Cancellation));
        var whole = await PagesAsync(Reads.ListItemsAsync(Communes(pageSize: 1_000), Cancellation));

        Assert.Equal([10, 10, 10, 10, 10, 10, 10, 10, 10, 4], pages.Select(page => page.Items.Count));
        Assert.Equal(Assert.Single(whole).Items, pages.SelectMany(page => page.Items));
        Assert.Equal(whole[0].ReadPoint, Assert.Single(pages.Select(page => page.ReadPoint).Distinct()));
        Assert.Equal(Communes(pageSize: 10), request);
    }

    [Fact]
    public async Task List_EnumeratedAgain_BeginsAgain()
    {
        var list = Reads.ListItemsAsync(Communes(pageSize: 50), Cancellation);
        await foreach (var first in list)
        {
            Assert.Equal(50, first.Items.Count);
            break;
        }

        var pages = await PagesAsync(list);

        Assert.Equal([50, 44], pages.Select(page => page.Items.Count));
    }

    [Fact]
    public async Task List_FromATokenOn_HasTheRest()
    {
        var pages = await PagesAsync(Reads.ListItemsAsync(Communes(pageSize: 50), Cancellation));
        var rest = Communes(pageSize: 50);
        rest.PageToken = pages[0].NextPageToken;

        Assert.Equal(pages[1].Items, Assert.Single(await PagesAsync(Reads.ListItemsAsync(rest, Cancellation))).Items);
    }

    [Fact]
    public async Task Lists_OfEveryKind_HaveThePagesTheyAreAskedFor()
    {
        var steward = _server.As("steward");
        var parent = "catalogs/admin-units";

        Assert.All(
            await PagesAsync(Reads.ListCatalogsAsync(new() { PageSize = 1 }, Cancellation)),
            page => Assert.Single(page.Catalogs));
        Assert.Equal(
            (await Reads.GetHeadAsync("admin-units", Cancellation)).Head.Version,
            (await PagesAsync(Reads.ListVersionsAsync(new() { Parent = parent, PageSize = 1 }, Cancellation))).Count);
        var findings = await PagesAsync(Reads.ListFindingsAsync(new() { Parent = parent, PageSize = 10 }, Cancellation));
        Assert.True(findings.Sum(page => page.Findings.Count) >= 74);
        Assert.All(findings.SkipLast(1), page => Assert.Equal(10, page.Findings.Count));
        Assert.All(
            (await PagesAsync(steward.ListChangesetsAsync(new() { PageSize = 1 }, Cancellation))).SkipLast(1),
            page => Assert.Single(page.Changesets));
    }

    [Fact]
    public async Task Changes_SinceAVersion_AreOneDeltaToTheHead()
    {
        var catalog = await _server.CreateCatalogAsync();
        var begin = (await Reads.GetHeadAsync(catalog, Cancellation)).Head;
        await _server.PublishAsync(catalog, new()
        {
            Comment = "Một màu",
            Date = "2026-01-01",
            Operations = { Palette.Create("00001", new() { FullName = "Đỏ", Kind = "colour" }) },
        });
        var cursor = new V1.Cursor { Catalog = begin.Catalog, Epoch = begin.Epoch, Version = begin.Version };

        var changes = await PagesAsync(Reads.GetChangesAsync(new() { Cursor = cursor }, Cancellation));

        var delta = Assert.Single(changes).Delta;
        Assert.Equal((1, 2, "00001"), (delta.From, delta.To, Assert.Single(delta.Changed).Item.Code));
    }

    [Fact]
    public async Task List_ThatIsRefused_ThrowsAtItsFirstPage()
    {
        var list = Reads.ListVersionsAsync(new() { Parent = "catalogs/no-such-catalog" }, Cancellation);

        var refusal = await Assert.ThrowsAsync<MasterDataCallException>(() => PagesAsync(list));

        Assert.Equal("CATALOG_NOT_FOUND", refusal.Error.Reason);
    }

    [Fact]
    public async Task List_WhoseTokenIsCanceledBetweenPages_Ends()
    {
        using var stop = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var list = Reads.ListItemsAsync(Communes(pageSize: 10), Cancellation);
            await foreach (var page in list.WithCancellation(stop.Token))
            {
                seen += page.Items.Count;
                await stop.CancelAsync();
            }
        });

        Assert.Equal(10, seen);
    }

    private static V1.ListItemsRequest Communes(int pageSize) => new()
    {
        Parent = "catalogs/admin-units",
        ParentCode = "48",
        EffectiveOn = "2025-07-01",
        KnownAt = new() { Version = 1 },
        PageSize = pageSize,
    };

    private static async Task<List<T>> PagesAsync<T>(IAsyncEnumerable<T> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages)
        {
            all.Add(page);
        }

        return all;
    }
}

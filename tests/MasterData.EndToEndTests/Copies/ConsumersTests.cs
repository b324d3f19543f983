using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.EndToEndTests.Cli;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Copies;

/// <summary>A system that keeps copies, and the steward who looks after it.</summary>
[Collection(DemoTests.Name)]
public sealed class ConsumersTests(DemoServer demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copies_OfTheRealCatalogs_AreLiveAndInTheRegister()
    {
        var key = DemoFile.Read(demo.Server.DemoFilePath).Keys["consumer"];
        using var channel = MasterDataChannel.Open(demo.Server.GrpcAddress, MasterDataCredentials.ApiKey(key));
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = ["admin-units", "agencies", "budget-units"], Instance = "egov-1" });
        await Eventually.HoldsAsync(
            () => copies.All.All(copy => copy.State is CopyState.Live), cancellationToken: Cancellation);

        Assert.Equal("Thị trấn Trung Phước", copies["admin-units"].On("20656", new(2025, 3, 1))?.Name);
        Assert.Equal(10_035, Communes(copies["admin-units"], new(2025, 6, 30)));
        Assert.Equal(3_321, Communes(copies["admin-units"], new(2025, 7, 1)));
        var rows = await Eventually.HoldsAsync(
            async _ =>
                (await demo.RowsAsync("consumers")).Where(
                    row => row.Contains("egov-1", StringComparison.Ordinal)).ToList(),
            rows => rows.Count is 3 && rows.TrueForAll(row => row.Contains(",live,", StringComparison.Ordinal)),
            cancellationToken: Cancellation);
        Assert.All(rows, row => Assert.Equal(("0", "yes"), (row.Split(',')[5], row.Split(',')[7])));
    }

    private static int Communes(CatalogCopy units, DateOnly day) =>
        units.ChildrenOf("", day).SelectMany(province => units.Under(province.Code, day))
            .Count(item => item.On(day)!.Kind is "xa" or "phuong" or "thi-tran" or "dac-khu");
}

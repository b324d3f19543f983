using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.IntegrationTests.Sync;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Copies;

/// <summary>Midnight, as copies of a running server see it.</summary>
public sealed class CopyDaysTests
{
    private const string Catalog = "admin-units";
    private static readonly DateOnly LastDay = new(2026, 11, 30);
    private static readonly DateTimeOffset Midnight = new(2026, 11, 30, 17, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Midnight_AfterAChangeThatWasAnnounced_IsToldWithWhatBeganAndEnded()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(
            Catalog, SyncSamples.Epoch, Renamed("20656", "Nông Sơn", "Quế Trung"), SyncSamples.Item("20657", "Khác"));
        var time = new ShiftedTime(Midnight.AddSeconds(-3));
        using var channel = MasterDataChannel.Open(new(host.Address), MasterDataCredentials.None);
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] }, time);
        var units = copies[Catalog];
        var days = new List<DayChange>();
        var changes = 0;
        units.DayChanged += days.Add;
        units.Changed += _ => changes++;
        await units.WaitForAnyAsync(Cancellation);
        var announced = (units.Today, units.On("20656", units.Today)?.Name);

        await Eventually.HoldsAsync(() => days.Count, count => count is 1, cancellationToken: Cancellation);

        Assert.Equal((LastDay, "Xã Nông Sơn"), announced);
        Assert.Equal(LastDay.AddDays(1), units.Today);
        Assert.Equal("Xã Quế Trung", units.On("20656", units.Today)?.Name);
        Assert.Equal([LastDay.AddDays(1)], days[0].Days);
        Assert.Equal([("20656", "Xã Quế Trung")], days[0].Began.Select(began => (began.Code, began.Slice.Name)));
        Assert.Equal([("20656", "Xã Nông Sơn")], days[0].Ended.Select(ended => (ended.Code, ended.Slice.Name)));
        Assert.Equal(1, changes);

        time.Set(Midnight.AddDays(30));
        await Eventually.HoldsAsync(() => days.Count, count => count is 2, cancellationToken: Cancellation);
        Assert.Equal(Enumerable.Range(2, 30).Select(LastDay.AddDays), days[1].Days);
        Assert.Empty(days[1].Began);
    }

    private static ItemDocument Renamed(string code, string before, string after)
    {
        var slice = SyncSamples.Item(code, before).Slices[0];
        var next = SyncSamples.Item(code, after).Slices[0];
        return new()
        {
            Code = code,
            Slices = [slice with { ValidTo = LastDay.AddDays(1) }, next with { ValidFrom = LastDay.AddDays(1) }],
        };
    }
}

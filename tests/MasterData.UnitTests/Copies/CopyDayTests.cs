using MasterData.Catalogs;
using MasterData.Client.Copies;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Testing;
using MasterData.Versions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Copies;

public sealed class CopyDayTests
{
    private const string Catalog = "admin-units";
    private const string Hanoi = "Asia/Ho_Chi_Minh";

    private readonly FakeTimeProvider _time = new(
        new(2026, 3, 7, 12, 0, 0, TimeSpan.Zero))
    { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly List<DayChange> _days = [];

    [Fact]
    public void Day_BeforeMidnightOfTheZone_IsNotTold()
    {
        var copy = Copy(Hanoi);

        Tell(copy, new(2026, 3, 7, 16, 59, 59, TimeSpan.Zero));
        Assert.Empty(_days);

        Tell(copy, new(2026, 3, 7, 17, 0, 0, TimeSpan.Zero));
        Tell(copy, new(2026, 3, 7, 18, 0, 0, TimeSpan.Zero));
        Assert.Equal([new(2026, 3, 8)], Assert.Single(_days).Days);
    }

    [Theory]
    [InlineData("2026-03-08T04:59:59Z", 0)] // New York, the night in which summer time begins: UTC-5 at midnight,
    [InlineData("2026-03-08T05:00:00Z", 1)]
    [InlineData("2026-03-09T03:59:59Z", 1)] // and UTC-4 at the next.
    [InlineData("2026-03-09T04:00:00Z", 2)]
    public void Day_WhereSummerTimeBegins_IsToldAtItsOwnMidnight(string instant, int told)
    {
        var copy = Copy("America/New_York");

        Tell(copy, new(2026, 3, 8, 3, 0, 0, TimeSpan.Zero));
        Tell(copy, DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(told, _days.Sum(day => day.Days.Count));
    }

    [Fact]
    public void Days_MissedInSleep_ComeAsOneWithAllBounds()
    {
        var copy = Copy(
            Hanoi, Item("1", new(2026, 3, 9), new(2026, 3, 10)), Item("2", new(2026, 3, 11), new(2026, 3, 12)));

        Tell(copy, new(2026, 3, 10, 20, 0, 0, TimeSpan.Zero));

        var days = Assert.Single(_days);
        Assert.Equal([new(2026, 3, 8), new(2026, 3, 9), new(2026, 3, 10), new(2026, 3, 11)], days.Days);
        Assert.Equal(["1", "2"], days.Began.Select(began => began.Code));
        Assert.Equal(["1"], days.Ended.Select(ended => ended.Code));
    }

    [Fact]
    public void Day_WhoseMidnightTheClockPassesTwice_IsToldOnce()
    {
        var copy = Copy(Hanoi);

        foreach (var hour in new[] { 17, 16, 17, 16, 18 })
        {
            Tell(copy, new(2026, 3, 7, hour, 30, 0, TimeSpan.Zero));
        }

        Assert.Single(_days);
    }

    [Fact]
    public void Clock_ThatWasYearsAheadAndIsPutRight_DoesNotHoldLaterDaysBack()
    {
        var copy = Copy(Hanoi);

        Tell(copy, new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Tell(copy, new(2026, 3, 7, 13, 0, 0, TimeSpan.Zero));
        Tell(copy, new(2026, 3, 8, 13, 0, 0, TimeSpan.Zero));

        Assert.Equal([new(2026, 3, 8)], _days[^1].Days);
    }

    [Fact]
    public void Day_OfACatalogThatChangesItsZone_BeginsByTheNewOne()
    {
        var copy = Copy(Hanoi);
        var moved = copy.Snapshot.Next([Content("Pacific/Auckland")], [], _time.GetUtcNow());

        copy.Receive(moved, ["catalog"], isWhole: false, CopySource.Server);

        // It is 01:00 of the next day there, at noon UTC.
        Assert.Equal(new(2026, 3, 8), copy.Today);
        Assert.Equal((2, new DateOnly(2026, 3, 8)), (_days[0].Head.Version, Assert.Single(_days[0].Days)));
    }

    [Fact]
    public void Midnight_PassedBeforeAStepIsShown_IsToldOfWhatWasShownThen()
    {
        var copy = Copy(Hanoi);
        var versions = new List<string>();
        copy.DayChanged += day => versions.Add($"day {day.Head.Version}");
        copy.Changed += change => versions.Add($"step {change.After.Version}");
        _time.SetUtcNow(new(2026, 3, 7, 17, 0, 0, TimeSpan.Zero));

        copy.Receive(
            copy.Snapshot.Next([Item("9", new(2026, 3, 8), DateOnly.MaxValue)], [], _time.GetUtcNow()),
            ["item/9"],
            isWhole: false,
            CopySource.Server);

        Assert.Equal(["day 1", "step 2"], versions);
        Assert.Empty(Assert.Single(_days).Began);
    }

    [Fact]
    public void Handler_ThatThrows_HindersNobody()
    {
        var copy = Copy(Hanoi);
        var told = 0;
        copy.Changed += _ => throw new InvalidOperationException("mine");
        copy.Changed += _ => told++;

        Assert.True(copy.Receive(copy.Snapshot.Next([], [], _time.GetUtcNow()), [], isWhole: false, CopySource.Server));

        Assert.Equal(1, told);
    }

    private static CatalogContent Content(string zone) =>
        Samples.Catalog("Đơn vị hành chính") with { TimeZone = zone };

    private static ItemDocument Item(string code, DateOnly from, DateOnly to) =>
        Samples.Item(code, code, "xa").With(slice => slice with { ValidFrom = from, ValidTo = to });

    private CatalogCopy Copy(string zone, params Document[] documents)
    {
        var copy = new CatalogCopy(
            Catalog, new(_time, TimeSpan.FromSeconds(15)), accept: null, _time, NullLogger.Instance);
        copy.DayChanged += _days.Add;
        copy.Receive(
            CatalogState.Empty(Catalog, "1").Next([Content(zone), .. documents], [], _time.GetUtcNow()),
            [],
            isWhole: true,
            CopySource.Server);
        return copy;
    }

    private void Tell(CatalogCopy copy, DateTimeOffset now)
    {
        _time.AdjustTime(now);
        copy.TellDay();
    }
}

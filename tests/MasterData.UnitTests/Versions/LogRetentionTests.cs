using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

/// <summary>How far back a log reaches.</summary>
public sealed class LogRetentionTests
{
    private static readonly DateTimeOffset Day0 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Log_OfMoreVersionsThanAreRetained_KeepsTheNewest()
    {
        var log = Logged(new(3, TimeSpan.MaxValue), 0, 0, 0, 0, 0);

        Assert.Equal((3, 5), (log.Oldest, log.Newest));
    }

    [Fact]
    public void Log_WithVersionsOlderThanTheAge_KeepsThoseSince()
    {
        var log = Logged(new(100, TimeSpan.FromDays(30)), 0, 10, 39, 40, 41);

        Assert.Equal((3, 5), (log.Oldest, log.Newest));
    }

    [Fact]
    public void Log_WithAVersionOfExactlyTheAge_KeepsIt() =>
        Assert.Equal(1, Logged(new(100, TimeSpan.FromDays(30)), 0, 30).Oldest);

    [Fact]
    public void Log_AfterALongRest_KeepsTheNewestVersion() =>
        Assert.Equal((2, 2), Bounds(Logged(new(100, TimeSpan.FromDays(1)), 0, 3650)));

    [Fact]
    public void Log_ThatIsLoadedWhole_KeepsTheSameAsOneThatGrew()
    {
        var retention = new LogRetention(4, TimeSpan.FromDays(30));
        var grown = Logged(retention, 0, 10, 20, 21, 45, 50);

        var loaded = CatalogLog.Of(Logged(LogRetention.Unlimited, 0, 10, 20, 21, 45, 50).Versions, retention);

        Assert.Equal(Bounds(grown), Bounds(loaded));
        Assert.Equal((3, 6), Bounds(loaded));
    }

    [Fact]
    public void Log_WithoutLimits_KeepsAll() =>
        Assert.Equal((1, 3), Bounds(Logged(LogRetention.Unlimited, 0, 36_500, 73_000)));

    private static (long Oldest, long Newest) Bounds(CatalogLog log) => (log.Oldest, log.Newest);

    private static CatalogLog Logged(LogRetention retention, params int[] days)
    {
        var log = CatalogLog.Of([], retention);
        for (var i = 0; i < days.Length; i++)
        {
            log = log.Add(new("e", i + 1, Hash.Zero, Day0.AddDays(days[i]), [$"item/{i}"]));
        }

        return log;
    }
}

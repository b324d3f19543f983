namespace MasterData.Mirror.Tables;

/// <summary>
/// From which instants which offset from UTC holds in a zone: what a database that knows no zones needs to know.
/// </summary>
internal static class ZoneOffsets
{
    private const int Years = 30;

    /// <summary>
    /// The offsets from a day before <paramref name="now"/> on, for 30 years, by the rules that this machine has today.
    /// </summary>
    public static IReadOnlyList<(DateTimeOffset Since, int Minutes)> Of(TimeZoneInfo zone, DateTimeOffset now)
    {
        var at = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-1), TimeSpan.Zero);
        var offsets = new List<(DateTimeOffset, int)> { (at, MinutesAt(zone, at)) };
        for (var end = at.AddYears(Years); at < end; at = at.AddDays(1))
        {
            if (MinutesAt(zone, at) != MinutesAt(zone, at.AddDays(1)))
            {
                var change = ChangeAfter(zone, at);
                offsets.Add((change, MinutesAt(zone, change)));
            }
        }

        return offsets;
    }

    // No zone changes twice on one day.
    private static DateTimeOffset ChangeAfter(TimeZoneInfo zone, DateTimeOffset day)
    {
        var (before, after) = (0, 24 * 60);
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            (before, after) = MinutesAt(zone, day.AddMinutes(middle)) == MinutesAt(zone, day)
                ? (middle, after)
                : (before, middle);
        }

        return day.AddMinutes(after);
    }

    private static int MinutesAt(TimeZoneInfo zone, DateTimeOffset at) => (int)zone.GetUtcOffset(at).TotalMinutes;
}

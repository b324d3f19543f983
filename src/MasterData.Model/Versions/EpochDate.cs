using System.Globalization;

namespace MasterData.Versions;

/// <summary>The moment that an epoch, a UUIDv7, says it began at.</summary>
public static class EpochDate
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    /// <summary>Whether an epoch is dated more than a day ahead: a wrong clock or a forger made it.</summary>
    /// <remarks>It would be later than every true one for as long, so nobody takes it.</remarks>
    public static bool IsFarAhead(string epoch, DateTimeOffset now) =>
        epoch.Length >= 13
        && long.TryParse(
            string.Concat(epoch.AsSpan(0, 8), epoch.AsSpan(9, 4)),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var milliseconds)
        && milliseconds > now.Add(MostAhead).ToUnixTimeMilliseconds();
}

using MasterData.Versions;

namespace MasterData.Core.Restores;

/// <summary>Makes the ids of lives: UUIDv7, so that a later life compares greater.</summary>
internal static class Epochs
{
    /// <summary>A new life, greater than <paramref name="previous"/> even where the clock went backwards.</summary>
    public static string After(string? previous, DateTimeOffset now)
    {
        var epoch = Guid.CreateVersion7(now).ToString();
        if (previous is not null && EpochDate.IsFarAhead(previous, now))
        {
            // Nobody takes that one, nor one after it: a wrong clock made it.
            return epoch;
        }

        while (string.CompareOrdinal(epoch, previous) <= 0)
        {
            now = now.AddMilliseconds(1) is var next && StartOf(previous!) is var last && next <= last
                ? last.AddMilliseconds(1)
                : next;
            epoch = Guid.CreateVersion7(now).ToString();
        }

        return epoch;
    }

    // The first 48 bits of a UUIDv7 are milliseconds since 1970.
    private static DateTimeOffset StartOf(string epoch) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(epoch.AsSpan(0, 8), System.Globalization.NumberStyles.HexNumber, null) << 16
        | long.Parse(epoch.AsSpan(9, 4), System.Globalization.NumberStyles.HexNumber, null));
}

using System.Globalization;

namespace MasterData.Client.Redis;

/// <summary>A delta in the list of a head: what the versions after one up to another changed.</summary>
internal readonly record struct RedisSpan(long From, long To)
{
    /// <summary>Reads <c>from-to</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RedisSpan Parse(string text) => text.Split('-') is [var from, var to]
        ? new(Number(from), Number(to))
        : throw new FormatException($"'{text}' is no delta.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

namespace MasterData.Versions;

/// <summary>How far back a log reaches: from which versions a copy can be resumed without a snapshot.</summary>
/// <remarks>
/// Age counts back from the newest version, not from today: all servers keep the same, and a catalog that rests loses
/// nothing.
/// </remarks>
/// <param name="Versions">The most versions; at least one.</param>
/// <param name="Age">How much earlier than the newest version the oldest may have been published.</param>
public sealed record LogRetention(int Versions, TimeSpan Age)
{
    /// <summary>Everything is kept.</summary>
    public static readonly LogRetention Unlimited = new(int.MaxValue, TimeSpan.MaxValue);

    /// <summary>16,384 versions, and a little more than a year.</summary>
    public static readonly LogRetention Usual = new(16_384, TimeSpan.FromDays(400));

    /// <summary>
    /// The earliest moment of publication that is kept when the newest version is of <paramref name="newest"/>.
    /// </summary>
    public DateTimeOffset Since(DateTimeOffset newest) =>
        newest - DateTimeOffset.MinValue > Age ? newest - Age : DateTimeOffset.MinValue;
}

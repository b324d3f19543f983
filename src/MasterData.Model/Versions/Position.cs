namespace MasterData.Versions;

/// <summary>
/// Where a copy or an authority stands in the life of a catalog: later epochs first, then later versions.
/// </summary>
/// <remarks>
/// Nothing ever goes from a later position to an earlier one. All comparisons of epochs are made here.
/// </remarks>
/// <param name="Epoch">The epoch: a UUIDv7 in lower case; empty: before every epoch.</param>
/// <param name="Version">The version: 1, 2, 3 …; zero: before version 1.</param>
public readonly record struct Position(string Epoch, long Version) : IComparable<Position>
{
    /// <summary>Before every version of every epoch.</summary>
    public static Position None { get; } = new("", 0);

    /// <inheritdoc/>
    public int CompareTo(Position other) =>
        CompareEpochs(Epoch, other.Epoch) is var order and not 0 ? order : Version.CompareTo(other.Version);

    /// <summary>Whether it is of a later epoch than <paramref name="other"/>, whatever the versions.</summary>
    public bool IsOfLaterEpochThan(Position other) => CompareEpochs(Epoch, other.Epoch) > 0;

    /// <summary>Whether both are of one epoch.</summary>
    public bool IsOfSameEpochAs(Position other) => CompareEpochs(Epoch, other.Epoch) is 0;

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is earlier or the same.</summary>
    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is later or the same.</summary>
    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

    /// <summary>The text <c>epoch|version</c>, as hints and Redis have it.</summary>
    public override string ToString() => $"{Epoch}|{Version}";

    private static int CompareEpochs(string left, string right) => string.CompareOrdinal(left, right);
}

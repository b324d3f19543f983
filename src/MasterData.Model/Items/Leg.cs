using System.Collections.Immutable;

namespace MasterData.Items;

/// <summary>The whole or a part of a unit went into another on a day. The leg is the stored fact.</summary>
public sealed record Leg
{
    /// <summary>What <see cref="From"/> or <see cref="To"/> is where the unit is not recorded.</summary>
    public const string NotRecorded = "?";

    /// <summary>What <see cref="To"/> is where there is no successor.</summary>
    public const string None = "";

    /// <summary>The day: the end of <see cref="From"/>.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The unit it went from, or <see cref="NotRecorded"/>.</summary>
    public required string From { get; init; }

    /// <summary>The unit it went to, <see cref="None"/> or <see cref="NotRecorded"/>.</summary>
    public required string To { get; init; }

    /// <summary>How much of <see cref="From"/>.</summary>
    public required Extent Extent { get; init; }

    /// <summary>What happened, such as <c>merge</c>.</summary>
    public string Event { get; init; } = "";

    /// <summary>The ids of the acts, in ordinal order; empty: not recorded.</summary>
    public ImmutableArray<string> Acts { get; init; } = [];
}

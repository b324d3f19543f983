using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>A leg in the working copy. A missing unit is not recorded, or, at the end, <see cref="Mark"/>.</summary>
internal sealed class WorkLeg
{
    public required DateOnly Date { get; set; }

    public required WorkUnit? From { get; set; }

    public required WorkUnit? To { get; set; }

    /// <summary>What <see cref="Leg.To"/> is where there is no target unit.</summary>
    public string Mark { get; init; } = Leg.None;

    public required Extent Extent { get; init; }

    public required string Event { get; init; }

    public required ImmutableSortedSet<string> Acts { get; init; }

    public bool IsWholeToSameCode =>
        Extent is Extent.Whole && From is not null && To is not null && From.Last.Code == To.First.Code;
}

using System.Collections.Immutable;

namespace MasterData.Changesets;

/// <summary>The whole history of a code that has none: the operation <c>record</c>.</summary>
/// <param name="Code">The code.</param>
/// <param name="Slices">All slices by start. Unit boundaries follow from gaps and legs.</param>
public sealed record RecordItem(string Code, ImmutableArray<RecordedSlice> Slices) : Operation
{
    /// <summary>Other spellings.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The legs that end at this code.</summary>
    public ImmutableArray<RecordedLeg> Legs { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

using System.Collections.Immutable;
using MasterData.Documents;

namespace MasterData.Items;

/// <summary>Everything recorded of a code: the document <c>item/{code}</c>.</summary>
public sealed record ItemDocument : Document
{
    /// <summary>The code as issued.</summary>
    public required string Code { get; init; }

    /// <summary>Other spellings of the code, in ordinal order.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>All slices by start; they never overlap.</summary>
    public ImmutableArray<Slice> Slices { get; init; } = [];

    /// <summary>Every leg that starts or ends at a unit with a slice under this code, by (date, from, to).</summary>
    public ImmutableArray<Leg> Legs { get; init; } = [];

    /// <inheritdoc/>
    public override string Key => DocumentKey.OfItem(Code);

    /// <summary>The slice in force on <paramref name="day"/>; null if there is none.</summary>
    public Slice? On(DateOnly day)
    {
        foreach (var slice in Slices)
        {
            if (slice.Covers(day))
            {
                return slice;
            }
        }

        return null;
    }
}

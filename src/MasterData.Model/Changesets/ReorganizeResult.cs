using System.Collections.Immutable;
using MasterData.Catalogs;

namespace MasterData.Changesets;

/// <summary>A result of a reorganization.</summary>
/// <param name="Code">The code.</param>
/// <param name="Fields">The fields that change; all required ones for a code that was never issued.</param>
public sealed record ReorganizeResult(string Code, FieldSet Fields)
{
    /// <summary>Whether the code goes on with a new unit or its unit continues; null: as the schema says.</summary>
    public MergeResult? Mode { get; init; }

    /// <summary>Other spellings of a new code.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
}

using System.Collections.Immutable;

namespace MasterData.Changesets;

/// <summary>Issues a code.</summary>
public sealed record Create(string Code, FieldSet Fields) : Operation
{
    /// <summary>Other spellings.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Whether the unit comes from others that are not recorded; false: it is new.</summary>
    public bool OriginNotRecorded { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

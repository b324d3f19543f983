using System.Collections.Immutable;

namespace MasterData.Changesets;

/// <summary>Sets fields from the date up to the next statement of the same field.</summary>
public sealed record Amend(string Code, FieldSet Fields) : Operation
{
    /// <summary>Spellings to add; they have no date.</summary>
    public ImmutableArray<string> AddAliases { get; init; } = [];

    /// <summary>Spellings to remove.</summary>
    public ImmutableArray<string> RemoveAliases { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

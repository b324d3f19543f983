using System.Collections.Immutable;

namespace MasterData.Changesets;

/// <summary>One change of a changeset.</summary>
public abstract record Operation
{
    /// <summary>The effective date; null: the changeset's.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The ids of its acts; null: the changeset's; empty: not recorded.</summary>
    public ImmutableArray<string>? Acts { get; init; }

    /// <summary>The codes it names, for stale bases and the etag of items.</summary>
    public abstract IEnumerable<string> Codes { get; }
}

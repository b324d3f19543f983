using System.Collections.Immutable;
using MasterData.Acts;

namespace MasterData.Changesets;

/// <summary>What a changeset wants: the part that an approval binds to.</summary>
public sealed record ChangesetContent
{
    /// <summary>The most operations of a changeset.</summary>
    public const int MaxOperations = 20_000;

    /// <summary>Why, in one line.</summary>
    public required string Comment { get; init; }

    /// <summary>The effective date of operations that name none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The acts of operations that name none: ids.</summary>
    public ImmutableArray<string> Acts { get; init; } = [];

    /// <summary>Acts that the catalog does not have yet, or whose record is replaced.</summary>
    public ImmutableArray<LegalAct> NewActs { get; init; } = [];

    /// <summary>The operations, applied in this order.</summary>
    public ImmutableArray<Operation> Operations { get; init; } = [];

    /// <summary>Lets more than 5 % of the codes in force, and at least 20, end at once.</summary>
    public bool AllowMassEnd { get; init; }

    /// <summary>The version it was made against.</summary>
    public long BaseVersion { get; init; }
}

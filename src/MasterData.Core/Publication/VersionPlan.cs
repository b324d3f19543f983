using System.Collections.Immutable;
using MasterData.Changesets;
using MasterData.Documents;
using MasterData.Errors;

namespace MasterData.Core.Publication;

/// <summary>What a version is to change, as planned under the lock of the head.</summary>
internal sealed record VersionPlan
{
    /// <summary>The documents that differ, in content or in what their slices state.</summary>
    public IReadOnlyCollection<Document> Changed { get; init; } = [];

    /// <summary>The keys that have no document any more.</summary>
    public IReadOnlyCollection<string> Removed { get; init; } = [];

    /// <summary>The ids of the units that are new.</summary>
    public IReadOnlyCollection<string> NewUnits { get; init; } = [];

    /// <summary>What it does to readers.</summary>
    public ChangeClass Classes { get; init; }

    /// <summary>The id of the changeset it comes from; empty: none.</summary>
    public string Changeset { get; init; } = "";

    /// <summary>Who publishes it: the id of a principal.</summary>
    public required string Publisher { get; init; }

    /// <summary>Why, in one line.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What its publisher was warned of; what stays true of the data is kept as findings.</summary>
    public IReadOnlyCollection<Violation> Warnings { get; init; } = [];

    /// <summary>The versions it corrects.</summary>
    public ImmutableArray<long> Corrects { get; init; } = [];
}

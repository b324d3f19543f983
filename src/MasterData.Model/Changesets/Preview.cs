using System.Collections.Immutable;
using MasterData.Documents;
using MasterData.Errors;

namespace MasterData.Changesets;

/// <summary>What a changeset would do, computed against one state.</summary>
public sealed record Preview
{
    /// <summary>Every violation, in order of operation, then field; empty: it can be published.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>What the publisher should know.</summary>
    public ImmutableArray<Violation> Warnings { get; init; } = [];

    /// <summary>What it does to readers.</summary>
    public ChangeClass Classes { get; init; }

    /// <summary>The codes that it adds, in ordinal order.</summary>
    public ImmutableArray<string> Added { get; init; } = [];

    /// <summary>The codes that it changes.</summary>
    public ImmutableArray<string> ChangedCodes { get; init; } = [];

    /// <summary>The codes that it ends.</summary>
    public ImmutableArray<string> Ended { get; init; } = [];

    /// <summary>The codes that it removes from the records.</summary>
    public ImmutableArray<string> RemovedCodes { get; init; } = [];

    /// <summary>The codes that have another unit than before on some day.</summary>
    public ImmutableArray<MeaningChange> MeaningChanges { get; init; } = [];

    /// <summary>The documents that differ, in ordinal order of key; with what their slices state.</summary>
    public ImmutableArray<Document> Changed { get; init; } = [];

    /// <summary>The keys that have no document any more.</summary>
    public ImmutableArray<string> Removed { get; init; } = [];

    /// <summary>The ids of the units that are new, in ordinal order.</summary>
    public ImmutableArray<string> NewUnits { get; init; } = [];
}

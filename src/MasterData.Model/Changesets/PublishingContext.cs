namespace MasterData.Changesets;

/// <summary>What the rules need to know beyond the state of the catalog. All answers are of one transaction.</summary>
public sealed record PublishingContext
{
    /// <summary>The day of publication in the catalog's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the id of a unit was ever given, also to one that is gone.</summary>
    public required Func<string, bool> IsUnitGiven { get; init; }

    /// <summary>The greatest version that changed a key, also a removed one; zero: none.</summary>
    public required Func<string, long> LastChanged { get; init; }

    /// <summary>Whether a code of another catalog (its id first) is in force on a day.</summary>
    public required Func<string, string, DateOnly, bool> IsReferenceValid { get; init; }

    /// <summary>
    /// Which items of other catalogs refer to a code on or after a day: <c>catalog/code</c>, at most 20.
    /// </summary>
    public required Func<string, DateOnly, IReadOnlyList<string>> ReferencedBy { get; init; }

    /// <summary>The version to compare with each key's last change; null where the base is not checked.</summary>
    public long? BaseVersion { get; init; }
}

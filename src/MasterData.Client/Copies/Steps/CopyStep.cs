using MasterData.Client.Watch;
using MasterData.Digests;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Client.Copies.Steps;

/// <summary>A whole step that can take a copy to a version.</summary>
/// <param name="Head">The head that it leads to.</param>
internal abstract record CopyStep(CatalogHead Head)
{
    /// <summary>When its first part came; null: nobody noted it.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>How it takes a copy there.</summary>
    public abstract StepKind Kind { get; }

    /// <summary>The keys of the documents that it touches; empty where that may be any.</summary>
    public abstract IReadOnlyCollection<string> Keys { get; }

    /// <summary>Reads a step as it travelled.</summary>
    /// <exception cref="FormatException">A part of it is missing, malformed, or of an unknown kind.</exception>
    public static CopyStep Read(WatchStep step) => step switch
    {
        WatchSnapshot snapshot => SnapshotStep.Read(snapshot),
        WatchDelta delta => new DeltaStep(delta.Parts.ToModel()) { Began = delta.Began },
        _ => throw new ArgumentException($"{step.GetType()} is a step that nobody knows."),
    };

    /// <summary>Whether it leads to nothing new: it came twice, or after a later one.</summary>
    public abstract bool IsKnownTo(CatalogState? state);

    /// <summary>The state it leads to, proved by its digest.</summary>
    /// <exception cref="DigestMismatchException">It is not what was published, or does not fit the state.</exception>
    public abstract CatalogState ApplyTo(CatalogState? state);
}

using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <summary>A whole step of a stream: all documents, or what changed.</summary>
/// <param name="Head">The head that it leads to.</param>
/// <param name="Parts">All documents; null: it is a delta.</param>
/// <param name="Delta">What changed; null: it is a snapshot.</param>
internal sealed record CopyStep(CatalogHead Head, IReadOnlyCollection<CanonicalDocuments>? Parts, CatalogDelta? Delta)
{
    /// <summary>When its first part came.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>The keys that a delta touches.</summary>
    public IReadOnlyCollection<string> Keys => Delta is null
        ? []
        : [.. Delta.Changed.Select(document => document.Key), .. Delta.Removed];

    /// <summary>Whether it is a delta that leads to nothing new: it came twice, or after a later one.</summary>
    public bool IsKnownTo(CatalogState? state) => Delta is not null && state is not null
        && (Head.Digest == state.Head.Digest || CatalogCopy.IsLater(state.Head, Head));

    /// <summary>The state it leads to, proved by its digest.</summary>
    /// <exception cref="DigestMismatchException">What came is not what was published, or does not fit what is there.</exception>
    public CatalogState ApplyTo(CatalogState? state) => Delta is null
        ? CatalogState.Load(Head, Parts!)
        : (state ?? throw new DigestMismatchException($"A delta of {Head.Catalog} came onto nothing.")).Apply(Delta);
}

using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Client.Copies.Steps;

/// <summary>The difference between two versions.</summary>
/// <param name="Delta">The difference.</param>
internal sealed record DeltaStep(CatalogDelta Delta) : CopyStep(Delta.Head)
{
    /// <inheritdoc/>
    public override StepKind Kind => StepKind.Delta;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Keys { get; } =
        [.. Delta.Changed.Select(document => document.Key), .. Delta.Removed];

    /// <inheritdoc/>
    public override bool IsKnownTo(CatalogState? state) => state is not null
        && (Head.Digest == state.Head.Digest || CatalogCopy.IsLater(state.Head, Head));

    /// <inheritdoc/>
    public override CatalogState ApplyTo(CatalogState? state) =>
        (state ?? throw new DigestMismatchException($"A delta of {Head.Catalog} came onto nothing.")).Apply(Delta);
}

using MasterData.Canonical;
using MasterData.Client.Watch;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Client.Copies.Steps;

/// <summary>All documents of a version.</summary>
/// <param name="Head">The head of the version.</param>
/// <param name="Documents">The documents.</param>
internal sealed record SnapshotStep(CatalogHead Head, IReadOnlyCollection<CanonicalDocuments> Documents)
    : CopyStep(Head)
{
    /// <inheritdoc/>
    public override StepKind Kind => StepKind.Snapshot;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Keys => [];

    /// <summary>Reads a snapshot as it travelled.</summary>
    /// <exception cref="FormatException">A part of it is malformed, or of a kind that nobody here knows.</exception>
    public static SnapshotStep Read(WatchSnapshot snapshot)
    {
        var documents = snapshot.Parts.Complete();
        return new(snapshot.Head.ToModel(), documents) { Began = snapshot.Began };
    }

    /// <inheritdoc/>
    public override bool IsKnownTo(CatalogState? state) => false;

    /// <inheritdoc/>
    public override CatalogState ApplyTo(CatalogState? state) => CatalogState.Load(Head, Documents);
}

using MasterData.Changesets;

namespace MasterData.Core.Changesets;

/// <summary>A new changeset, and what publishing it would do now.</summary>
/// <param name="Changeset">The changeset; with <c>validate_only</c> it is not stored.</param>
/// <param name="Preview">What publishing it would do.</param>
internal sealed record ChangesetResult(Changeset Changeset, Preview Preview);

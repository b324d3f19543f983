using MasterData.Changesets;
using MasterData.Core.Versions;

namespace MasterData.Core.Changesets;

/// <summary>What a publication did, or would do.</summary>
/// <param name="Changeset">The changeset as it is now.</param>
/// <param name="Version">The version it made; null with <c>validate_only</c>.</param>
/// <param name="Preview">What it did, or would do; null where a repeated request is answered.</param>
internal sealed record PublishResult(Changeset Changeset, VersionView? Version, Preview? Preview);

using MasterData.Core.Versions;

namespace MasterData.Core.Publication;

/// <summary>A version with the keys it changed.</summary>
/// <param name="Row">The version.</param>
/// <param name="ChangedKeys">The first 20,000 keys in ordinal order.</param>
internal sealed record PublishedVersion(VersionRow Row, IReadOnlyList<string> ChangedKeys);

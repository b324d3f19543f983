namespace MasterData.Core.Versions;

/// <summary>A version with the keys it changed.</summary>
/// <param name="Version">The version.</param>
/// <param name="ChangedKeys">The first 20,000 keys in ordinal order.</param>
internal sealed record PublishedVersion(VersionView Version, IReadOnlyList<string> ChangedKeys);

namespace MasterData.Core.Restores;

/// <summary>Where the database stands with a catalog.</summary>
/// <param name="Epoch">The life.</param>
/// <param name="Version">The version.</param>
internal sealed record PublishedHead(string Epoch, long Version);

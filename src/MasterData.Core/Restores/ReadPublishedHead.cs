namespace MasterData.Core.Restores;

/// <summary>Reads, from the database and not from memory, what the head of a catalog is; null if it has none.</summary>
internal delegate Task<PublishedHead?> ReadPublishedHead(string catalog, CancellationToken cancellationToken);

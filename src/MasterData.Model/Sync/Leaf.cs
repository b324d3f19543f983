namespace MasterData.Sync;

/// <summary>What a bucket should have under a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Digest">SHA-256 of the document's bytes; null: the key goes.</param>
internal readonly record struct Leaf(string Key, byte[]? Digest);

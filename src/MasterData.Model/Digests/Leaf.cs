namespace MasterData.Digests;

/// <summary>What a bucket should have under a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Bucket">The bucket of the key.</param>
/// <param name="Digest">SHA-256 of the document's bytes; empty: the key goes.</param>
internal readonly record struct Leaf(string Key, int Bucket, ReadOnlyMemory<byte> Digest)
{
    /// <summary>The leaf of a key that goes.</summary>
    public static Leaf Gone(string key) => new(key, DigestTree.IndexOf(key), default);
}

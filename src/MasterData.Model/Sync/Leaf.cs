using System.Security.Cryptography;

namespace MasterData.Sync;

/// <summary>What a bucket should have under a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Bucket">The bucket of the key.</param>
/// <param name="Digest">SHA-256 of the document's bytes; empty: the key goes.</param>
internal readonly record struct Leaf(string Key, int Bucket, ReadOnlyMemory<byte> Digest)
{
    /// <summary>The leaf of a key that goes.</summary>
    public static Leaf Gone(string key) => new(key, DigestTree.IndexOf(key), default);

    /// <summary>The leaf of a key.</summary>
    /// <param name="sha">SHA-256, without anything appended: one for many keys costs less than one each.</param>
    /// <param name="key">The key.</param>
    /// <param name="digest">SHA-256 of the document's bytes.</param>
    public static Leaf Of(IncrementalHash sha, string key, ReadOnlyMemory<byte> digest) =>
        new(key, DigestTree.IndexOf(sha, key), digest);
}

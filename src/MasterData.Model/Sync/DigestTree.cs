using System.Security.Cryptography;
using System.Text;

namespace MasterData.Sync;

/// <summary>The 256 buckets of a catalog's documents. Immutable; a change hashes only the buckets it touches.</summary>
internal sealed class DigestTree
{
    /// <summary>The number of buckets.</summary>
    public const int Size = 256;

    /// <summary>The tree without documents.</summary>
    public static readonly DigestTree Empty = new([.. Enumerable.Repeat(Bucket.Empty, Size)]);

    private readonly Bucket[] _buckets;

    private DigestTree(Bucket[] buckets)
    {
        _buckets = buckets;
        foreach (var bucket in buckets)
        {
            Count += bucket.Count;
        }

        Content = HashContent();
    }

    /// <summary>How many documents there are.</summary>
    public long Count { get; }

    /// <summary>SHA-256(u64 count ‖ 256 buckets).</summary>
    public Hash Content { get; }

    /// <summary>The bucket that a key belongs to.</summary>
    public static int IndexOf(string key)
    {
        Span<byte> hash = stackalloc byte[Hash.Length];
        Span<byte> text = stackalloc byte[1024];
        var length = Encoding.UTF8.TryGetBytes(key, text, out var bytes)
            ? SHA256.HashData(text[..bytes], hash)
            : SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return length is Hash.Length ? hash[0] : throw new InvalidOperationException("SHA-256 has 32 bytes.");
    }

    /// <summary>The hash of bucket 0 … 255.</summary>
    public Hash this[int bucket] => _buckets[bucket].Hash;

    /// <summary>The tree after <paramref name="leaves"/>, each key at most once.</summary>
    public DigestTree With(IEnumerable<Leaf> leaves)
    {
        var touched = new List<Leaf>?[Size];
        foreach (var leaf in leaves)
        {
            (touched[IndexOf(leaf.Key)] ??= []).Add(leaf);
        }

        var buckets = (Bucket[])_buckets.Clone();
        for (var i = 0; i < Size; i++)
        {
            buckets[i] = touched[i] is { } changes ? buckets[i].With(changes) : buckets[i];
        }

        return new(buckets);
    }

    private Hash HashContent()
    {
        var writer = new CanonicalWriter();
        writer.U64(Count);
        foreach (var bucket in _buckets)
        {
            writer.Bytes(bucket.Hash.Span);
        }

        return new(SHA256.HashData(writer.Written));
    }
}

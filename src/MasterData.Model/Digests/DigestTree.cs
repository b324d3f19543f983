using System.Security.Cryptography;
using System.Text;
using MasterData.Canonical;
using MasterData.Digests.Hashing;

namespace MasterData.Digests;

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

    /// <summary>The tree of a whole catalog, in ordinal order of key.</summary>
    public static DigestTree Of(IReadOnlyList<CanonicalDocuments> parts) => new(WholeBuckets.Of(parts));

    /// <summary>How many documents there are.</summary>
    public long Count { get; }

    /// <summary>SHA-256(u64 count ‖ 256 buckets).</summary>
    public Hash Content { get; }

    /// <summary>The bucket that a key belongs to: the first byte of its SHA-256.</summary>
    public static int IndexOf(string key)
    {
        Span<byte> hash = stackalloc byte[Hash.Length];
        Span<byte> text = stackalloc byte[256];
        SHA256.HashData(BytesOf(key, text), hash);
        return hash[0];
    }

    /// <summary>The hash of bucket 0 … 255.</summary>
    public Hash this[int bucket] => _buckets[bucket].Hash;

    /// <summary>The keys of bucket 0 … 255, in ordinal order.</summary>
    public IReadOnlyList<string> KeysOf(int bucket) => _buckets[bucket].Keys;

    /// <summary>
    /// The keys that only one of two trees has, or that have other leaves; only differing buckets are looked at.
    /// </summary>
    public IEnumerable<string> Differing(DigestTree other) => Enumerable.Range(0, Size)
        .Where(number => this[number] != other[number])
        .SelectMany(number => _buckets[number].Differing(other._buckets[number]));

    /// <summary>The tree after <paramref name="leaves"/>, each key at most once.</summary>
    public DigestTree With(IEnumerable<Leaf> leaves)
    {
        var touched = new List<Leaf>?[Size];
        foreach (var leaf in leaves)
        {
            (touched[leaf.Bucket] ??= []).Add(leaf);
        }

        var buckets = (Bucket[])_buckets.Clone();
        var numbers = Enumerable.Range(0, Size).Where(number => touched[number] is not null).ToArray();
        CoreShares.Each(numbers.Length, (start, end) => Change(numbers.AsSpan(start..end)));
        return new(buckets);

        void Change(ReadOnlySpan<int> some)
        {
            var contents = new BucketContent[some.Length];
            for (var place = 0; place < some.Length; place++)
            {
                contents[place] = buckets[some[place]].With(touched[some[place]]!);
            }

            var changed = Bucket.Of(contents);
            for (var place = 0; place < some.Length; place++)
            {
                buckets[some[place]] = changed[place];
            }
        }
    }

    private static ReadOnlySpan<byte> BytesOf(string key, Span<byte> room) =>
        Encoding.UTF8.TryGetBytes(key, room, out var bytes) ? room[..bytes] : Encoding.UTF8.GetBytes(key);

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

using System.Buffers.Binary;
using System.Text;
using MasterData.Digests.Hashing;

namespace MasterData.Digests;

/// <summary>One of the 256 parts of a digest: text(key) ‖ leaf of each of its keys, in order.</summary>
/// <remarks>
/// Immutable. A change hashes no key and no leaf again, and of the bytes only those from its page on.
/// </remarks>
internal sealed class Bucket
{
    /// <summary>The bucket without keys; its hash is 32 zero bytes.</summary>
    public static readonly Bucket Empty = new(BucketContent.Empty, Hash.Zero);

    private readonly ArraySegment<string> _keys;
    private readonly ArraySegment<int> _ends;
    private readonly PagedBytes _bytes;

    private Bucket(BucketContent content, Hash hash)
    {
        (_keys, _ends, _bytes) = content;
        Hash = hash;
    }

    /// <summary>Makes buckets of their contents, hashed together.</summary>
    public static Bucket[] Of(BucketContent[] contents)
    {
        // Those that take longest come first, so that at the end few lanes wait for one.
        int[] order = [.. Enumerable.Range(0, contents.Length).OrderByDescending(
            number => contents[number].Bytes.PagesToHash)];
        var hashes = HashBatch.Compute(new PagedMessages(Array.ConvertAll(order, number => contents[number].Bytes)));
        var buckets = new Bucket[contents.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var content = contents[order[place]];
            var hash = hashes.AsSpan(place * Hash.Length, Hash.Length);
            buckets[order[place]] = content.Keys.Count is 0 ? Empty : new(content, new(hash.ToArray()));
        }

        return buckets;
    }

    /// <summary>Its keys in ordinal order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>SHA-256 of its bytes.</summary>
    public Hash Hash { get; }

    /// <summary>How many keys it has.</summary>
    public int Count => _keys.Count;

    /// <summary>What the bucket is after <paramref name="leaves"/>, each key at most once.</summary>
    public BucketContent With(List<Leaf> leaves)
    {
        // A whole catalog comes in order.
        if (!IsOrdered(leaves))
        {
            leaves.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        }

        return Replaced(leaves) ?? Spliced(leaves);
    }

    /// <summary>The keys that only one of two buckets has, or that have other leaves.</summary>
    public IEnumerable<string> Differing(Bucket other)
    {
        for (var index = 0; index < Count; index++)
        {
            var found = other.Find(_keys[index]);
            if (found < 0 || !HasLeaf(index, other, found))
            {
                yield return _keys[index];
            }
        }

        foreach (var key in other._keys)
        {
            if (Find(key) < 0)
            {
                yield return key;
            }
        }
    }

    /// <summary>The bytes that a key takes.</summary>
    public static int EntryLength(string key) => sizeof(int) + Encoding.UTF8.GetByteCount(key) + Hash.Length;

    private bool HasLeaf(int index, Bucket other, int otherIndex)
    {
        Span<byte> leaf = stackalloc byte[Hash.Length];
        Span<byte> otherLeaf = stackalloc byte[Hash.Length];
        _bytes.CopyTo(_ends[index] - Hash.Length, leaf);
        other._bytes.CopyTo(other._ends[otherIndex] - Hash.Length, otherLeaf);
        return leaf.SequenceEqual(otherLeaf);
    }

    // As Array.BinarySearch says it.
    private int Find(string key, int start = 0) => _keys.AsSpan(start).BinarySearch(key, StringComparer.Ordinal) switch
    {
        >= 0 and var found => start + found,
        var next => ~(start + ~next),
    };

    // By far the most common change: other documents under the same keys.
    private BucketContent? Replaced(List<Leaf> leaves)
    {
        var edits = new (int, ReadOnlyMemory<byte>)[leaves.Count];
        for (var number = 0; number < edits.Length; number++)
        {
            var (index, digest) = (Find(leaves[number].Key), leaves[number].Digest);
            if (index < 0 || digest.IsEmpty)
            {
                return null;
            }

            edits[number] = (_ends[index] - Hash.Length, digest);
        }

        return new(_keys, _ends, _bytes.With(edits));
    }

    private BucketContent Spliced(List<Leaf> leaves)
    {
        var keys = new List<string>(Count + leaves.Count);
        var ends = new List<int>(Count + leaves.Count);
        var buffer = new byte[_bytes.Length + leaves.Sum(static leaf => EntryLength(leaf.Key))];
        var length = 0;
        var next = 0;
        var same = default(int?);
        foreach (var leaf in leaves)
        {
            var found = Find(leaf.Key, next);
            Keep(found < 0 ? ~found : found);
            next = found < 0 ? ~found : found + 1;
            same ??= length;
            if (!leaf.Digest.IsEmpty)
            {
                length += Write(leaf.Key, leaf.Digest.Span, buffer.AsSpan(length));
                keys.Add(leaf.Key);
                ends.Add(length);
            }
        }

        Keep(Count);
        return new(
            keys.ToArray(), ends.ToArray(), new(new ArraySegment<byte>(buffer, 0, length), _bytes, same ?? length));

        void Keep(int until)
        {
            var start = next is 0 ? 0 : _ends[next - 1];
            var end = until is 0 ? 0 : _ends[until - 1];
            _bytes.CopyTo(start, buffer.AsSpan(length, end - start));
            for (var i = next; i < until; i++)
            {
                keys.Add(_keys[i]);
                ends.Add(_ends[i] - start + length);
            }

            length += end - start;
        }
    }

    private static bool IsOrdered(List<Leaf> leaves)
    {
        for (var next = 1; next < leaves.Count; next++)
        {
            if (string.CompareOrdinal(leaves[next - 1].Key, leaves[next].Key) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Write(string key, ReadOnlySpan<byte> digest, Span<byte> into)
    {
        var text = Encoding.UTF8.GetBytes(key, into[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(into, text);
        digest.CopyTo(into[(sizeof(int) + text)..]);
        return sizeof(int) + text + Hash.Length;
    }
}

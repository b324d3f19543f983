using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MasterData.Sync;

/// <summary>One of the 256 parts of a digest: text(key) ‖ leaf of each of its keys, in order, as one buffer.</summary>
/// <remarks>Immutable. A change copies the buffer and splices: neither keys nor leaves are hashed again.</remarks>
internal sealed class Bucket
{
    /// <summary>The bucket without keys; its hash is 32 zero bytes.</summary>
    public static readonly Bucket Empty = new(ArraySegment<string>.Empty, ArraySegment<int>.Empty, default);

    private readonly ArraySegment<string> _keys;
    private readonly ArraySegment<int> _ends;
    private readonly ReadOnlyMemory<byte> _buffer;

    /// <summary>A bucket of what is never written again; the arrays may be those of other buckets too.</summary>
    /// <param name="keys">Its keys in ordinal order.</param>
    /// <param name="ends">Where the entry of each ends in <paramref name="buffer"/>.</param>
    /// <param name="buffer">The entries.</param>
    public Bucket(ArraySegment<string> keys, ArraySegment<int> ends, ReadOnlyMemory<byte> buffer)
    {
        (_keys, _ends, _buffer) = (keys, ends, buffer);
        Hash = keys.Count is 0 ? Hash.Zero : new(SHA256.HashData(buffer.Span));
    }

    /// <summary>Its keys in ordinal order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>SHA-256 of the buffer.</summary>
    public Hash Hash { get; }

    /// <summary>How many keys it has.</summary>
    public int Count => _keys.Count;

    /// <summary>The bucket after <paramref name="leaves"/>, each key at most once.</summary>
    public Bucket With(List<Leaf> leaves)
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
            if (found < 0 || !LeafOf(index).SequenceEqual(other.LeafOf(found)))
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

    private ReadOnlySpan<byte> LeafOf(int index) => _buffer.Span.Slice(_ends[index] - Hash.Length, Hash.Length);

    // As Array.BinarySearch says it.
    private int Find(string key, int start = 0) => _keys.AsSpan(start).BinarySearch(key, StringComparer.Ordinal) switch
    {
        >= 0 and var found => start + found,
        var next => ~(start + ~next),
    };

    // By far the most common change: other documents under the same keys.
    private Bucket? Replaced(List<Leaf> leaves)
    {
        var buffer = Array.Empty<byte>();
        foreach (var leaf in leaves)
        {
            var index = Find(leaf.Key);
            if (index < 0 || leaf.Digest.IsEmpty)
            {
                return null;
            }

            buffer = buffer.Length is 0 ? _buffer.ToArray() : buffer;
            leaf.Digest.Span.CopyTo(buffer.AsSpan(_ends[index] - Hash.Length));
        }

        return new(_keys, _ends, buffer);
    }

    private Bucket Spliced(List<Leaf> leaves)
    {
        var keys = new List<string>(Count + leaves.Count);
        var ends = new List<int>(Count + leaves.Count);
        var buffer = new byte[_buffer.Length + leaves.Sum(static leaf => EntryLength(leaf.Key))];
        var length = 0;
        var next = 0;
        foreach (var leaf in leaves)
        {
            var found = Find(leaf.Key, next);
            Keep(found < 0 ? ~found : found);
            next = found < 0 ? ~found : found + 1;
            if (!leaf.Digest.IsEmpty)
            {
                length += Write(leaf.Key, leaf.Digest.Span, buffer.AsSpan(length));
                keys.Add(leaf.Key);
                ends.Add(length);
            }
        }

        Keep(Count);
        return keys.Count is 0 ? Empty : new(keys.ToArray(), ends.ToArray(), buffer.AsMemory(0, length));

        void Keep(int until)
        {
            var start = next is 0 ? 0 : _ends[next - 1];
            var end = until is 0 ? 0 : _ends[until - 1];
            _buffer.Span[start..end].CopyTo(buffer.AsSpan(length));
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

using MasterData.Canonical;
using MasterData.Digests.Hashing;

namespace MasterData.Digests;

/// <summary>The buckets of a whole catalog, in arrays that they share.</summary>
/// <remarks>
/// Each part is gone through once, in order, and each entry goes to where its bucket wants it. A catalog of 100,000
/// codes loads without a collection since its buckets are no longer small arrays of their own (docs/benchmarks/sdk.md).
/// </remarks>
internal sealed class WholeBuckets
{
    private readonly IReadOnlyList<CanonicalDocuments> _parts;

    // Where the entries of a part go next in a bucket: the number of the entry, and its byte.
    private readonly (int Entry, int Byte)[] _next;
    private readonly (int Entry, int Byte)[] _starts = new (int, int)[DigestTree.Size + 1];
    private readonly string[] _keys;
    private readonly int[] _ends;
    private readonly byte[] _buffer;

    private WholeBuckets(IReadOnlyList<CanonicalDocuments> parts)
    {
        (_parts, _next) = (parts, new (int, int)[parts.Count * DigestTree.Size]);
        var (entry, position) = (0, 0);
        for (var bucket = 0; bucket < DigestTree.Size; bucket++)
        {
            for (var part = 0; part < parts.Count; part++)
            {
                _next[(part * DigestTree.Size) + bucket] = (entry, position);
                var (count, bytes) = parts[part].InBucket(bucket);
                (entry, position) = (entry + count, checked(position + bytes));
            }

            _starts[bucket + 1] = (entry, position);
        }

        (_keys, _ends, _buffer) = (new string[entry], new int[entry], GC.AllocateUninitializedArray<byte>(position));
    }

    /// <summary>The 256 buckets of <paramref name="parts"/>, which are in ordinal order of key.</summary>
    public static Bucket[] Of(IReadOnlyList<CanonicalDocuments> parts)
    {
        var whole = new WholeBuckets(parts);
        Parallel.For(0, parts.Count, whole.Copy);
        var buckets = new Bucket[DigestTree.Size];
        CoreShares.Each(buckets.Length, (start, end) =>
            Bucket.Of([.. Enumerable.Range(start, end - start).Select(number => whole[number])]).CopyTo(
                buckets, start));
        return buckets;
    }

    private BucketContent this[int number]
    {
        get
        {
            var (start, end) = (_starts[number], _starts[number + 1]);
            var count = end.Entry - start.Entry;
            return new(
                new(_keys, start.Entry, count),
                new(_ends, start.Entry, count),
                new(new ArraySegment<byte>(_buffer, start.Byte, end.Byte - start.Byte)));
        }
    }

    private void Copy(int part)
    {
        var documents = _parts[part];
        var next = _next.AsSpan(part * DigestTree.Size, DigestTree.Size);
        for (var number = 0; number < documents.Count; number++)
        {
            var bytes = documents.EntryOf(number);
            var bucket = documents.BucketOf(number);
            var (entry, position) = next[bucket];
            bytes.CopyTo(_buffer.AsSpan(position));
            position += bytes.Length;
            (_keys[entry], _ends[entry]) = (documents.KeyOf(number), position - _starts[bucket].Byte);
            next[bucket] = (entry + 1, position);
        }
    }
}

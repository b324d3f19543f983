using System.Security.Cryptography;

namespace MasterData.Sync;

/// <summary>Consecutive documents of a catalog as canonical bytes: hashed as they are added, read when somebody asks.</summary>
/// <remarks>
/// One thread adds; when it is done, any number may read. What <see cref="CatalogState.Load(CatalogHead,
/// IEnumerable{CanonicalDocuments})"/> makes a state of, so that a whole catalog can be hashed while it comes, and on all cores.
/// </remarks>
public sealed class CanonicalDocuments
{
    private readonly string _catalog;
    private readonly string[] _keys;
    private readonly int[] _ends;
    private readonly int[] _next;
    private readonly byte[] _digests;
    private readonly (int First, int Last, int Count, int Bytes)[] _buckets = new (int, int, int, int)[DigestTree.Size];

    /// <summary>No documents yet.</summary>
    /// <param name="catalog">The id of the catalog.</param>
    /// <param name="most">How many documents may be added.</param>
    /// <param name="bytes">How many bytes they are expected to take.</param>
    public CanonicalDocuments(string catalog, int most, int bytes)
    {
        (_catalog, Writer, _keys) = (catalog, new(bytes), new string[most]);
        (_ends, _next, _digests) = (new int[most], new int[most], new byte[most * Hash.Length]);
        Array.Fill(_buckets, (-1, -1, 0, 0));
    }

    /// <summary>How many documents were added.</summary>
    public int Count { get; private set; }

    /// <summary>Where to write the next document before it is added.</summary>
    public CanonicalWriter Writer { get; }

    /// <summary>Adds what was written since the last one.</summary>
    /// <param name="sha">SHA-256, without anything appended.</param>
    /// <param name="key">The key of the document.</param>
    /// <param name="bucket">
    /// The bucket of the key, if the authority said it; null: it is found here. One that is wrong makes another digest than
    /// that of the head, so that it need not be trusted.
    /// </param>
    /// <exception cref="ArgumentException">It does not come after the one before.</exception>
    public void Add(IncrementalHash sha, string key, byte? bucket = null)
    {
        ArgumentNullException.ThrowIfNull(sha);
        ArgumentNullException.ThrowIfNull(key);
        if (Count > 0)
        {
            DemandOrder(KeyOf(Count - 1), key);
        }

        sha.AppendData(BytesOf(Count, Writer.Written.Length));
        sha.GetHashAndReset(_digests.AsSpan(Count * Hash.Length, Hash.Length));
        (_keys[Count], _ends[Count], _next[Count]) = (key, Writer.Written.Length, -1);
        ref var chain = ref _buckets[bucket ?? DigestTree.IndexOf(sha, key)];
        if (chain.Count is 0)
        {
            chain.First = Count;
        }
        else
        {
            _next[chain.Last] = Count;
        }

        chain = (chain.First, Count, chain.Count + 1, chain.Bytes + Bucket.EntryLength(key));
        Count++;
    }

    /// <summary>The key of the document with a number from 0.</summary>
    internal string KeyOf(int number) => _keys[number];

    /// <summary>SHA-256 of the document with a number from 0.</summary>
    internal ReadOnlySpan<byte> DigestOf(int number) => _digests.AsSpan(number * Hash.Length, Hash.Length);

    /// <summary>
    /// The number of the first document of bucket 0 … 255, -1: there is none; how many there are; the bytes they take in it.
    /// </summary>
    internal (int First, int Count, int Bytes) InBucket(int bucket) =>
        (_buckets[bucket].First, _buckets[bucket].Count, _buckets[bucket].Bytes);

    /// <summary>The number of the next document of the same bucket; -1: there is none.</summary>
    internal int NextInBucket(int number) => _next[number];

    /// <summary>The document with this key; null: there is none.</summary>
    internal Document? Find(string key)
    {
        var number = Array.BinarySearch(_keys, 0, Count, key, StringComparer.Ordinal);
        return number < 0 ? null : Read(number, null);
    }

    /// <summary>The document with a number from 0.</summary>
    /// <exception cref="InvalidDataException">It is none, so it was never proved.</exception>
    internal Document Read(int number, RepeatedTexts? repeated) =>
        Canonical.Read(_catalog, _keys[number], BytesOf(number, _ends[number]), repeated);

    /// <summary>Throws unless a key comes after another.</summary>
    internal static void DemandOrder(string before, string key)
    {
        if (string.CompareOrdinal(before, key) >= 0)
        {
            throw new ArgumentException($"'{key}' comes after '{before}'.");
        }
    }

    private ReadOnlySpan<byte> BytesOf(int number, int end) => Writer.Written[(number is 0 ? 0 : _ends[number - 1])..end];
}

using System.Security.Cryptography;

namespace MasterData.Sync;

/// <summary>Consecutive documents of a catalog as canonical bytes: hashed as they are added, read when somebody asks.</summary>
/// <remarks>
/// One thread adds; when it is done, any number may read. What <see cref="CatalogState.Load(CatalogHead,
/// IEnumerable{CanonicalDocuments})"/> makes a state of, so that a whole catalog can be hashed while it comes, and on all cores.
/// </remarks>
public sealed class CanonicalDocuments
{
    private const int UsualKeyBytes = 24;

    private readonly string _catalog;
    private readonly string[] _keys;
    private readonly int[] _ends;
    private readonly byte[] _bucketOf;

    // What each key adds to its bucket. Written while the key is at hand: to come back to it for the bucket costs more.
    private readonly CanonicalWriter _entries;
    private readonly int[] _entryEnds;
    private readonly (int Count, int Bytes)[] _buckets = new (int, int)[DigestTree.Size];

    /// <summary>No documents yet.</summary>
    /// <param name="catalog">The id of the catalog.</param>
    /// <param name="most">How many documents may be added.</param>
    /// <param name="bytes">How many bytes they are expected to take.</param>
    public CanonicalDocuments(string catalog, int most, int bytes)
    {
        (_catalog, Writer, _keys) = (catalog, new(bytes), new string[most]);
        (_ends, _bucketOf, _entryEnds) = (new int[most], new byte[most], new int[most]);
        _entries = new(most * (Bucket.EntryLength("") + UsualKeyBytes));
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

        Span<byte> digest = stackalloc byte[Hash.Length];
        sha.AppendData(BytesOf(Count, Writer.Written.Length));
        sha.GetHashAndReset(digest);
        _entries.Text(key);
        _entries.Bytes(digest);
        var number = bucket ?? (byte)DigestTree.IndexOf(sha, key);
        (_keys[Count], _ends[Count], _bucketOf[Count]) = (key, Writer.Written.Length, number);
        _entryEnds[Count] = _entries.Written.Length;
        ref var total = ref _buckets[number];
        total = (total.Count + 1, total.Bytes + EntryOf(Count).Length);
        Count++;
    }

    /// <summary>The key of the document with a number from 0.</summary>
    internal string KeyOf(int number) => _keys[number];

    /// <summary>What the document with a number from 0 adds to its bucket.</summary>
    internal ReadOnlySpan<byte> EntryOf(int number) =>
        _entries.Written[(number is 0 ? 0 : _entryEnds[number - 1]).._entryEnds[number]];

    /// <summary>The bucket of the document with a number from 0.</summary>
    internal byte BucketOf(int number) => _bucketOf[number];

    /// <summary>How many documents bucket 0 … 255 has, and the bytes they take in it.</summary>
    internal (int Count, int Bytes) InBucket(int bucket) => _buckets[bucket];

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

using MasterData.Digests;
using MasterData.Digests.Hashing;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.Canonical;

/// <summary>Consecutive documents of a catalog as canonical bytes, hashed: read when somebody asks.</summary>
/// <remarks>
/// What <see cref="CatalogState.Load(CatalogHead, IEnumerable{CanonicalDocuments})"/> makes a state of, so that a whole
/// catalog can be hashed while it comes, and on all cores. <see cref="CanonicalDocumentsBuilder"/> makes them.
/// </remarks>
public sealed class CanonicalDocuments
{
    private readonly string _catalog;
    private readonly string[] _keys;
    private readonly WrittenMessages _documents;
    private readonly WrittenMessages _entries;
    private readonly byte[] _bucketOf;
    private readonly (int Count, int Bytes)[] _buckets = new (int, int)[DigestTree.Size];

    internal CanonicalDocuments(
        string catalog, string[] keys, WrittenMessages documents, WrittenMessages entries, byte[] bucketOf)
    {
        (_catalog, _keys, _documents, _entries, _bucketOf) = (catalog, keys, documents, entries, bucketOf);
        for (var number = 0; number < Count; number++)
        {
            ref var total = ref _buckets[bucketOf[number]];
            total = (total.Count + 1, total.Bytes + entries[number].Count);
        }
    }

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>The key of the document with a number from 0.</summary>
    internal string KeyOf(int number) => _keys[number];

    /// <summary>What the document with a number from 0 adds to its bucket.</summary>
    internal ReadOnlySpan<byte> EntryOf(int number) => _entries[number];

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
        CanonicalForm.Read(_catalog, _keys[number], _documents[number], repeated);

    /// <summary>Throws unless a key comes after another.</summary>
    internal static void DemandOrder(string before, string key)
    {
        if (string.CompareOrdinal(before, key) >= 0)
        {
            throw new ArgumentException($"'{key}' comes after '{before}'.");
        }
    }
}

using MasterData.Digests;
using MasterData.Digests.Hashing;

namespace MasterData.Canonical;

/// <summary>Takes consecutive documents of a catalog as canonical bytes, and hashes them together.</summary>
public sealed class CanonicalDocumentsBuilder
{
    private const int UsualKeyBytes = 24;

    private readonly string _catalog;
    private readonly string[] _keys;
    private readonly WrittenMessages _documents;

    // What each key adds to its bucket. Written while the key is at hand: to come back to it for the bucket costs more.
    private readonly WrittenMessages _entries;
    private readonly byte[] _bucketOf;
    private readonly List<int> _withoutBucket = [];

    /// <summary>No documents yet.</summary>
    /// <param name="catalog">The id of the catalog.</param>
    /// <param name="most">How many documents may be added.</param>
    /// <param name="bytes">How many bytes they are expected to take.</param>
    public CanonicalDocumentsBuilder(string catalog, int most, int bytes)
    {
        (_catalog, _keys, _bucketOf) = (catalog, new string[most], new byte[most]);
        _documents = new(most, bytes);
        _entries = new(most, most * (Bucket.EntryLength("") + UsualKeyBytes));
    }

    /// <summary>Where to write the next document before it is added.</summary>
    public CanonicalWriter Writer => _documents.Writer;

    private static ReadOnlySpan<byte> LeafToCome => Hash.Zero.Span;

    /// <summary>Adds what was written since the last one.</summary>
    /// <param name="key">The key of the document.</param>
    /// <param name="bucket">
    /// The bucket of the key, if the authority said it; null: it is found here. One that is wrong makes another digest
    /// than that of the head, so that it need not be trusted.
    /// </param>
    /// <exception cref="ArgumentException">It does not come after the one before.</exception>
    public void Add(string key, byte? bucket = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var number = _documents.Count;
        if (number > 0)
        {
            CanonicalDocuments.DemandOrder(_keys[number - 1], key);
        }

        _keys[number] = key;
        _documents.Add();
        _entries.Writer.Text(key);
        _entries.Writer.Bytes(LeafToCome);
        _entries.Add();
        if (bucket is { } known)
        {
            _bucketOf[number] = known;
        }
        else
        {
            _withoutBucket.Add(number);
        }
    }

    /// <summary>The documents added, hashed. Nothing can be added after.</summary>
    public CanonicalDocuments Build()
    {
        var hashes = _documents.Hash().AsSpan();
        for (var number = 0; number < _documents.Count; number++)
        {
            hashes.Slice(number * Hash.Length, Hash.Length).CopyTo(_entries[number].AsSpan()[^Hash.Length..]);
        }

        FindBuckets();
        return new(_catalog, _keys, _documents, _entries, _bucketOf);
    }

    private void FindBuckets()
    {
        var keys = new WrittenMessages(_withoutBucket.Count, _withoutBucket.Count * UsualKeyBytes);
        foreach (var number in _withoutBucket)
        {
            keys.Writer.Utf8Bytes(_keys[number]);
            keys.Add();
        }

        var hashes = keys.Hash();
        for (var place = 0; place < _withoutBucket.Count; place++)
        {
            _bucketOf[_withoutBucket[place]] = hashes[place * Hash.Length];
        }
    }
}

using MasterData.Core.Following;
using MasterData.Core.Storage;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.Core.Versions;

/// <summary>Catalogs as they were at old versions; the last two that were used are kept.</summary>
internal sealed class OldStates(MasterDataContextFactory contexts, CatalogMemory memory)
{
    private const int Kept = 2;
    private readonly Lock _lock = new();
    private readonly LinkedList<KeptState> _kept = [];

    /// <summary>The catalog at <paramref name="version"/>, in the same kind of snapshot as the current one.</summary>
    /// <exception cref="Errors.MasterDataException">VERSION_NOT_PUBLISHED, CATALOG_NOT_FOUND.</exception>
    public async Task<CatalogState> GetAsync(string catalog, long version, CancellationToken cancellationToken)
    {
        if (memory.Get(catalog).State is var current && current.Head.Version == version)
        {
            return current;
        }

        var kept = Use(catalog, version);
        try
        {
            return await kept.State.Value.WaitAsync(cancellationToken);
        }
        catch when (kept.State.Value.IsFaulted)
        {
            Forget(kept);
            throw;
        }
    }

    /// <summary>The catalog at a point that is fixed.</summary>
    public async Task<CatalogState> GetAsync(ReadPoint point, CancellationToken cancellationToken) =>
        point.State ?? await GetAsync(point.Head.Catalog, point.Head.Version, cancellationToken);

    /// <summary>
    /// One document at <paramref name="version"/>, without loading the others; null if there was none.
    /// </summary>
    public async Task<Document?> GetDocumentAsync(
        string catalog, string key, long version, CancellationToken cancellationToken) =>
        (await GetDocumentsAsync(catalog, [key], version, cancellationToken)).GetValueOrDefault(key);

    /// <summary>Some documents at <paramref name="version"/>, by key; those that were not are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Document>> GetDocumentsAsync(
        string catalog, IReadOnlyCollection<string> keys, long version, CancellationToken cancellationToken)
    {
        if (memory.Get(catalog).State is var current && current.Head.Version == version)
        {
            return keys.Select(current.Get).OfType<Document>().DistinctBy(found => found.Key).ToDictionary(
                found => found.Key);
        }

        await using var db = contexts.Create();
        await StoredVersions.GetAsync(db, memory, catalog, version, cancellationToken);
        var wanted = keys.Distinct(StringComparer.Ordinal);
        var documents = await StoredDocuments.SomeAsync(db, catalog, wanted, version, cancellationToken);
        return documents.ToDictionary(found => found.Key);
    }

    // The state is loaded once for all who ask, so no caller's cancellation may end it.
    private KeptState Use(string catalog, long version)
    {
        lock (_lock)
        {
            var kept = _kept.FirstOrDefault(kept => kept.Catalog == catalog && kept.Version == version);
            if (kept is null)
            {
                kept = new(catalog, version, new(() => LoadAsync(catalog, version)));
            }
            else
            {
                _kept.Remove(kept);
            }

            _kept.AddFirst(kept);
            while (_kept.Count > Kept)
            {
                _kept.RemoveLast();
            }

            return kept;
        }
    }

    private void Forget(KeptState kept)
    {
        lock (_lock)
        {
            _kept.Remove(kept);
        }
    }

    private async Task<CatalogState> LoadAsync(string catalog, long version)
    {
        await using var db = contexts.Create();
        var row = await StoredVersions.GetAsync(db, memory, catalog, version, CancellationToken.None);
        var documents = await StoredDocuments.AllAsync(db, catalog, version, CancellationToken.None);
        return CatalogState.Load(row.ToHead(), documents);
    }

    private sealed record KeptState(string Catalog, long Version, Lazy<Task<CatalogState>> State);
}

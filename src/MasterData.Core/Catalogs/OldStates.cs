using MasterData.Sync;

namespace MasterData.Catalogs;

/// <summary>Catalogs as they were at old versions; the last two that were used are kept.</summary>
public sealed class OldStates
{
    /// <summary>The catalog at <paramref name="version"/>, in the same kind of snapshot as the current one.</summary>
    public Task<CatalogState> GetAsync(string catalog, long version, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");

    /// <summary>One document at <paramref name="version"/>, without loading the others; null if there was none.</summary>
    public Task<Document?> GetDocumentAsync(
        string catalog, string key, long version, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");

    /// <summary>Some documents at <paramref name="version"/>, by key; those that were not are left out.</summary>
    public Task<IReadOnlyDictionary<string, Document>> GetDocumentsAsync(
        string catalog, IReadOnlyCollection<string> keys, long version, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

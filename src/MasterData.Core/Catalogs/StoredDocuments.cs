using MasterData.Storage;
using MasterData.Sync;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Catalogs;

/// <summary>Reads the rows that are visible at a version: since ≤ v and (until is null or v &lt; until).</summary>
internal static class StoredDocuments
{
    private const int KeysAtOnce = 500;

    /// <summary>All documents of a version. Rows are never changed but for their end, so no transaction is needed.</summary>
    public static async Task<List<Document>> AllAsync(
        MasterDataContext db, string catalog, long version, CancellationToken cancellationToken)
    {
        var rows = await At(db, catalog, version)
            .Select(row => new { row.Key, row.Body, row.Stated })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => DocumentRows.Read(catalog, row.Key, row.Body, row.Stated));
    }

    /// <summary>The documents of a version under some keys.</summary>
    public static async Task<List<Document>> SomeAsync(
        MasterDataContext db,
        string catalog,
        IEnumerable<string> keys,
        long version,
        CancellationToken cancellationToken)
    {
        var documents = new List<Document>();
        foreach (var chunk in keys.Chunk(KeysAtOnce))
        {
            var rows = await At(db, catalog, version)
                .Where(row => chunk.Contains(row.Key))
                .Select(row => new { row.Key, row.Body, row.Stated })
                .ToListAsync(cancellationToken);
            documents.AddRange(rows.Select(row => DocumentRows.Read(catalog, row.Key, row.Body, row.Stated)));
        }

        return documents;
    }

    /// <summary>Ends the present rows of some keys.</summary>
    public static async Task CloseAsync(
        MasterDataContext db,
        string catalog,
        IEnumerable<string> keys,
        long version,
        CancellationToken cancellationToken)
    {
        foreach (var chunk in keys.Chunk(KeysAtOnce))
        {
            await db.Set<DocumentRow>()
                .Where(row => row.Catalog == catalog && chunk.Contains(row.Key) && row.UntilVersion == null)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.UntilVersion, version), cancellationToken);
        }
    }

    private static IQueryable<DocumentRow> At(MasterDataContext db, string catalog, long version) =>
        db.Set<DocumentRow>().AsNoTracking().Where(row =>
            row.Catalog == catalog
            && row.SinceVersion <= version
            && (row.UntilVersion == null || version < row.UntilVersion));
}

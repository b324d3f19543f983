using System.Text.Json;
using MasterData.Core.Storage;
using MasterData.Documents;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Reads the rows that are visible at a version: since ≤ v and (until is null or v &lt; until).</summary>
internal static class StoredDocuments
{
    // As one parameter each time: else the SQL is made anew for every number of keys.
    private const int KeysAtOnce = 500;

    /// <summary>
    /// All documents of a version. Rows are never changed but for their end, so no transaction is needed.
    /// </summary>
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
                .Where(row => EF.Parameter(chunk).Contains(row.Key))
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
        string[] ended = [.. keys];
        if (ended.Length is 0)
        {
            return;
        }

        // EF Core would make this SQL anew each time, which takes longer than SQLite takes to do it.
        await db.Database.ExecuteSqlAsync(db.IsPostgres ? InPostgres() : InSqlite(), cancellationToken);

        FormattableString InPostgres() => $"""
            UPDATE documents SET until_version = {version}
            WHERE catalog = {catalog} AND until_version IS NULL AND key = ANY({ended})
            """;

        FormattableString InSqlite() => $"""
            UPDATE documents SET until_version = {version}
            WHERE catalog = {catalog} AND until_version IS NULL
            AND key IN (SELECT value FROM json_each({JsonSerializer.Serialize(ended)}))
            """;
    }

    private static IQueryable<DocumentRow> At(MasterDataContext db, string catalog, long version) =>
        db.Set<DocumentRow>().AsNoTracking().Where(row =>
            row.Catalog == catalog
            && row.SinceVersion <= version
            && (row.UntilVersion == null || version < row.UntilVersion));
}

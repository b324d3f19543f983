using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Publication;

/// <summary>Locks heads: that of the catalog to write, and for share those of the catalogs it refers to.</summary>
/// <remarks>All in ordinal order of id, so that publishers never wait for each other in a circle.</remarks>
internal static class LockedHeads
{
    // SQLite needs no words: its transaction began IMMEDIATE and is the only writer.
    private static readonly Func<MasterDataContext, string, CancellationToken, Task<HeadRow?>> InSqlite =
        EF.CompileAsyncQuery((MasterDataContext db, string catalog, CancellationToken cancellationToken) =>
            db.Set<HeadRow>().SingleOrDefault(head => head.Catalog == catalog));

    public static async Task<Dictionary<string, HeadRow>> LockAsync(
        MasterDataContext db, string catalog, IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, HeadRow>(StringComparer.Ordinal);
        foreach (var id in references.Append(catalog).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await LockAsync(db, id, id == catalog, cancellationToken) is { } head)
            {
                heads.Add(id, head);
            }
        }

        return heads;
    }

    /// <summary>Locks the heads of more catalogs for share.</summary>
    public static async Task<List<HeadRow>> ShareAsync(
        MasterDataContext db, IEnumerable<string> catalogs, CancellationToken cancellationToken)
    {
        var heads = new List<HeadRow>();
        foreach (var id in catalogs.Order(StringComparer.Ordinal))
        {
            if (await LockAsync(db, id, forUpdate: false, cancellationToken) is { } head)
            {
                heads.Add(head);
            }
        }

        return heads;
    }

    private static async Task<HeadRow?> LockAsync(
        MasterDataContext db, string catalog, bool forUpdate, CancellationToken cancellationToken)
    {
        if (!db.IsPostgres)
        {
            return await InSqlite(db, catalog, cancellationToken);
        }

        var heads = db.Set<HeadRow>();
        var query = forUpdate
            ? heads.FromSql($"SELECT * FROM heads WHERE catalog = {catalog} FOR UPDATE")
            : heads.FromSql($"SELECT * FROM heads WHERE catalog = {catalog} FOR SHARE");
        var found = await query.ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }
}

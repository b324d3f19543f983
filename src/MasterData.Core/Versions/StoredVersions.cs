using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Finds versions in the database, also those that this server's memory does not have yet.</summary>
internal static class StoredVersions
{
    public static IQueryable<VersionRow> Of(MasterDataContext db, string catalog) =>
        db.Set<VersionRow>().AsNoTracking().Where(row => row.Catalog == catalog);

    public static async Task<VersionRow> GetAsync(
        MasterDataContext db,
        CatalogMemory memory,
        string catalog,
        long version,
        CancellationToken cancellationToken)
    {
        var head = memory.Get(catalog).State.Head.Version;
        return await Of(db, catalog).SingleOrDefaultAsync(row => row.Version == version, cancellationToken)
            ?? throw CatalogErrors.VersionNotPublished(catalog, version, head);
    }
}

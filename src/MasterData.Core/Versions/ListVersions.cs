using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Lists what was published, newest first.</summary>
internal sealed class ListVersions(MasterDataContextFactory contexts, CatalogMemory memory)
{
    private static readonly PagedList List = new("versions");

    /// <summary>One page of the versions of a catalog, as the actor may see them.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, CATALOG_NOT_FOUND, INVALID_PAGE_TOKEN.
    /// </exception>
    public async Task<Page<VersionView>> ExecuteAsync(
        Actor actor, string catalog, PageRequest request, CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        var page = List.Open(request, catalog);
        var before = page.After?.Number(0);
        memory.Get(catalog);
        await using var db = contexts.Create();
        var rows = await StoredVersions.Of(db, catalog)
            .Where(row => before == null || row.Version < before)
            .OrderByDescending(row => row.Version)
            .Take(page.Limit)
            .ToListAsync(cancellationToken);
        return page.Close(rows, row => [row.Version.ToString(CultureInfo.InvariantCulture)])
            .Select(row => VersionView.Of(row, actor));
    }
}

using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;

namespace MasterData.Core.Catalogs;

/// <summary>Lists the catalogs that the caller may read, by id.</summary>
internal sealed class ListCatalogs(CatalogMemory memory, GetCatalog get)
{
    private static readonly PagedList List = new("catalogs");

    /// <summary>One page of them.</summary>
    /// <exception cref="Errors.MasterDataException">INVALID_PAGE_TOKEN.</exception>
    public async Task<Page<CatalogView>> ExecuteAsync(
        Actor actor, PageRequest request, CancellationToken cancellationToken)
    {
        var open = List.Open(request);
        var after = open.After?.Text(0) ?? "";
        var ids = memory.All.Select(entry => entry.Catalog)
            .Where(id => actor.MayRead(id) && string.CompareOrdinal(id, after) > 0)
            .Take(open.Limit).ToList();

        var page = open.Close(ids, id => [id]);
        var catalogs = new List<CatalogView>();
        foreach (var id in page.Entries)
        {
            catalogs.Add(await get.ExecuteAsync(actor, id, null, cancellationToken));
        }

        return new(catalogs, page.NextPageToken);
    }
}

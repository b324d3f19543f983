using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Findings;

/// <summary>Lists what versions published although it is unusual, in the order of publication.</summary>
internal sealed class ListFindings(MasterDataContextFactory contexts, CatalogMemory memory)
{
    private static readonly PagedList List = new("findings");

    /// <summary>One page of the findings that the query asks for.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, CATALOG_NOT_FOUND, INVALID_PAGE_TOKEN.
    /// </exception>
    public async Task<Page<FindingRow>> ExecuteAsync(
        Actor actor, FindingQuery query, PageRequest request, CancellationToken cancellationToken)
    {
        actor.DemandRead(query.Catalog);

        var page = List.Open(request, query.Catalog, $"{query.Reason}", query.Code);
        var (version, number) = page.After is { } last ? (last.Number(0), last.Number(1)) : (0, 0);
        memory.Get(query.Catalog);
        await using var db = contexts.Create();
        var found = await db.Set<FindingRow>().AsNoTracking()
            .Where(row => row.Catalog == query.Catalog)
            .Where(row => query.Reason == null || row.Reason == query.Reason)
            .Where(row => query.Code == "" || row.Code == query.Code)
            .Where(row => row.Version > version || (row.Version == version && row.Number > number))
            .OrderBy(row => row.Version).ThenBy(row => row.Number)
            .Take(page.Limit)
            .ToListAsync(cancellationToken);
        return page.Close(found, row =>
        [
            row.Version.ToString(CultureInfo.InvariantCulture),
            row.Number.ToString(CultureInfo.InvariantCulture),
        ]);
    }
}

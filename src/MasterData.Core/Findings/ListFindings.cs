using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Findings;

/// <summary>Lists what versions published although it is unusual, in the order of publication.</summary>
internal sealed class ListFindings(MasterDataContextFactory contexts, CatalogMemory memory)
{
    /// <summary>At most <paramref name="count"/> findings after the given one, as far as the query asks for them.</summary>
    /// <exception cref="Errors.MasterDataException">CATALOG_NOT_FOUND, PERMISSION_DENIED.</exception>
    public async Task<IReadOnlyList<FindingRow>> ExecuteAsync(
        Actor actor, FindingQuery query, int count, CancellationToken cancellationToken)
    {
        actor.DemandRead(query.Catalog);
        memory.Get(query.Catalog);

        await using var db = contexts.Create();
        return await db.Set<FindingRow>().AsNoTracking()
            .Where(row => row.Catalog == query.Catalog)
            .Where(row => query.Reason == null || row.Reason == query.Reason)
            .Where(row => query.Code == "" || row.Code == query.Code)
            .Where(row => row.Version > query.AfterVersion
                || (row.Version == query.AfterVersion && row.Number > query.AfterNumber))
            .OrderBy(row => row.Version).ThenBy(row => row.Number)
            .Take(count)
            .ToListAsync(cancellationToken);
    }
}

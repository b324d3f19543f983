using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.Core.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>Gets a catalog, as it is or as it was known.</summary>
internal sealed class GetCatalog(
    ReadPoints points, MasterDataContextFactory contexts, CatalogMemory memory, ReaderClaims claims)
{
    /// <summary>The catalog; its stewards and approvers are always those of now, for those who may know them.</summary>
    public async Task<CatalogView> ExecuteAsync(
        Actor actor, string catalog, KnownAt? knownAt, CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        var point = await points.ResolveAsync(catalog, null, knownAt, cancellationToken);
        await using var db = contexts.Create();
        var (stewards, approvers) = await CatalogGrants.OfAsync(db, catalog, cancellationToken);
        var etag = CatalogEtag.Of(point.Catalog, stewards, approvers);
        return actor.MayInspect(catalog)
            ? new(point, stewards, approvers, etag)
            {
                Stopped = memory.Find(catalog)?.Evidence ?? "",
                Claim = claims.Find(catalog),
            }
            : new(point, [], [], etag);
    }
}

using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Versions;

/// <summary>Gets one version with the keys it changed.</summary>
internal sealed class GetVersion(MasterDataContextFactory contexts, CatalogMemory memory, CostlyWork costly)
{
    private const int MaxKeys = 20_000;

    /// <summary>The version as the actor may see it.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, CATALOG_NOT_FOUND, VERSION_NOT_PUBLISHED.
    /// </exception>
    public async Task<PublishedVersion> ExecuteAsync(
        Actor actor, string catalog, long version, CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        using var place = await costly.EnterAsync(actor, cancellationToken);
        await using var db = contexts.Create();
        var row = await StoredVersions.GetAsync(db, memory, catalog, version, cancellationToken);
        var keys = await db.Set<ChangeRow>()
            .Where(change => change.Catalog == catalog && change.Version == version)
            .OrderBy(change => change.Key)
            .Select(change => change.Key)
            .Take(MaxKeys)
            .ToListAsync(cancellationToken);
        return new(VersionView.Of(row, actor), keys);
    }
}

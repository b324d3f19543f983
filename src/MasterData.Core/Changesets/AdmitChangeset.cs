using MasterData.Core.Access;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>Says early whether a caller may send a changeset, before its operations are read.</summary>
/// <remarks>The use case that takes the content asks for the right again.</remarks>
internal sealed class AdmitChangeset(MasterDataContextFactory contexts)
{
    /// <summary>Refuses who is steward of no catalog: such a caller's request need not be read at all.</summary>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED.</exception>
    public static void DemandAny(Actor actor)
    {
        foreach (var grant in actor.Grants)
        {
            if (grant.Role is Role.Steward)
            {
                return;
            }
        }

        throw AccessErrors.PermissionDenied(Role.Steward);
    }

    /// <summary>Refuses who is no steward of the catalog that the request names, or of its changeset's.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="catalog">The name of the catalog; one that cannot be read is judged with the whole request.</param>
    /// <param name="changeset">The name of the changeset; empty: a new one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.MasterDataException">PERMISSION_DENIED, CHANGESET_NOT_FOUND.</exception>
    public async Task ExecuteAsync(
        Actor actor, string catalog, string changeset, CancellationToken cancellationToken)
    {
        if (changeset.Length > 0)
        {
            if (ResourceName.TryParseChangeset(changeset, out var id))
            {
                actor.Demand(await CatalogOfAsync(id, cancellationToken), Role.Steward);
            }
        }
        else if (ResourceName.TryParseCatalog(catalog, out var named))
        {
            actor.Demand(named, Role.Steward);
        }
    }

    private async Task<string> CatalogOfAsync(string id, CancellationToken cancellationToken)
    {
        // A text that is no id is not asked for: PostgreSQL would refuse some as parameters.
        if (!Guid.TryParseExact(id, "N", out _))
        {
            throw ChangesetErrors.NotFound(id);
        }

        await using var db = contexts.Create();
        return await db.Set<Changeset>().Where(found => found.Id == id).Select(found => found.Catalog)
            .SingleOrDefaultAsync(cancellationToken) ?? throw ChangesetErrors.NotFound(id);
    }
}

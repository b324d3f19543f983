using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>Makes a catalog and publishes its version 1, which has no items.</summary>
internal sealed class CreateCatalog(
    WriteOnce writeOnce, CatalogMemory memory, PublishVersion publish, GetCatalog get)
{
    private const string Action = "catalog.create";

    /// <summary>Makes it on behalf of an administrator, or only checks it.</summary>
    /// <exception cref="Errors.MasterDataException">INVALID_FIELDS, CATALOG_EXISTS, REQUEST_ID_REUSED.</exception>
    public async Task<CatalogView> ExecuteAsync(
        Actor actor, CatalogProposal proposal, string requestId, bool validateOnly, CancellationToken cancellationToken)
    {
        actor.Demand(proposal.Catalog, Role.Administrator);
        var wanted = CatalogRules.Normalized(proposal);
        CatalogRules.Demand(wanted);
        if (validateOnly)
        {
            return memory.Find(wanted.Catalog) is null
                ? wanted.Seen(CatalogState.Empty(wanted.Catalog, "").Head)
                : throw CatalogErrors.Exists(wanted.Catalog);
        }

        var hash = CatalogRules.HashOf(actor, Action, wanted);
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            _ => PublishAsync(actor, wanted, requestId, hash, cancellationToken),
            (_, _) => get.ExecuteAsync(actor, wanted.Catalog, null, cancellationToken),
            cancellationToken);
    }

    private async Task<CatalogView> PublishAsync(
        Actor actor, CatalogProposal wanted, string requestId, Hash hash, CancellationToken cancellationToken)
    {
        var (entry, _) = await publish.CreateAsync(
            wanted.Catalog,
            CatalogReferences.Targets(wanted.Content),
            async (scope, token) =>
            {
                await CatalogGrants.ReplaceAsync(scope.Db, wanted.Catalog, wanted.Stewards, wanted.Approvers, token);
                scope.Db.Audit(actor, Action, ResourceName.OfCatalog(wanted.Catalog), "version=1", scope.Now);
                scope.Db.AddRequest(requestId, hash, ResourceName.OfCatalog(wanted.Catalog), scope.Now);
                return new()
                {
                    Changed = [wanted.Content],
                    Classes = ChangeClass.Additive,
                    Publisher = actor.Id,
                    Comment = "Create the catalog",
                };
            },
            cancellationToken);
        return wanted.Seen(entry.State.Head);
    }
}

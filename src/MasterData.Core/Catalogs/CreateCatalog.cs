using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>Makes a catalog and publishes its version 1, which has no items.</summary>
internal sealed class CreateCatalog(
    WriteOnce writeOnce, CatalogMemory memory, PublishVersion publish, ReadPoints points)
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
            (_, done) => CatalogAnswer.Read(done.Answer).SeenAsync(points, wanted, cancellationToken),
            cancellationToken);
    }

    private async Task<CatalogView> PublishAsync(
        Actor actor, CatalogProposal wanted, string requestId, Hash hash, CancellationToken cancellationToken)
    {
        var answer = new CatalogAnswer(1, [], []);
        var (entry, _) = await publish.CreateAsync(
            wanted.Catalog,
            CatalogReferences.Targets(wanted.Content),
            async (scope, token) =>
            {
                var (stewards, approvers) = await CatalogGrants.ReplaceAsync(
                    scope.Db, actor, wanted.Catalog, wanted.Stewards, wanted.Approvers, scope.Now, token);
                answer = new(1, stewards, approvers);
                scope.Db.Audit(actor, Action, ResourceName.OfCatalog(wanted.Catalog), "version=1", scope.Now);
                scope.Db.AddRequest(
                    requestId, hash, ResourceName.OfCatalog(wanted.Catalog), scope.Now, answer.Write());
                return new()
                {
                    Changed = [wanted.Content],
                    Classes = ChangeClass.Additive,
                    Publisher = actor.Id,
                    Comment = "Create the catalog",
                };
            },
            cancellationToken);
        return wanted.Seen(entry.State.Head, answer.Stewards, answer.Approvers);
    }
}

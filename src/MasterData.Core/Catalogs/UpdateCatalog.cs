using MasterData.Canonical;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Digests;
using MasterData.Errors;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>Replaces what a catalog says of itself and who its people are; publishes where content changes.</summary>
internal sealed class UpdateCatalog(
    WriteOnce writeOnce,
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    PublishVersion publish,
    DatabaseClock clock,
    ReadPoints points)
{
    private const string Action = "catalog.update";

    /// <summary>Replaces it on behalf of an administrator, or only checks it.</summary>
    /// <exception cref="MasterDataException">
    /// CATALOG_NOT_FOUND, INVALID_FIELDS, SCHEMA_BREAKS_DATA, NO_CHANGE, ETAG_MISMATCH, REQUEST_ID_REUSED.
    /// </exception>
    public async Task<CatalogView> ExecuteAsync(
        Actor actor, CatalogProposal proposal, string requestId, bool validateOnly, CancellationToken cancellationToken)
    {
        actor.Demand(proposal.Catalog, Role.Administrator);
        memory.Get(proposal.Catalog);
        var wanted = CatalogRules.Normalized(proposal);
        CatalogRules.Demand(wanted);
        if (validateOnly)
        {
            await using var db = contexts.Create();
            var state = memory.Get(wanted.Catalog).State;
            await JudgeAsync(db, state, wanted, cancellationToken);
            return wanted.Seen(state.Head);
        }

        var hash = CatalogRules.HashOf(actor, Action, wanted);
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            db => WriteAsync(db, actor, wanted, requestId, hash, cancellationToken),
            (_, done) => CatalogAnswer.Read(done.Answer).SeenAsync(points, wanted, cancellationToken),
            cancellationToken);
    }

    private async Task<CatalogView> WriteAsync(
        MasterDataContext db,
        Actor actor,
        CatalogProposal wanted,
        string requestId,
        Hash hash,
        CancellationToken cancellationToken)
    {
        var shown = memory.Get(wanted.Catalog).State;
        if (IsSame(shown, wanted.Content))
        {
            await JudgeAsync(db, shown, wanted, cancellationToken);
            var now = await clock.NowAsync(db, cancellationToken);
            var same = await NoteAsync(
                db, actor, wanted, shown.Head.Version, requestId, hash, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return wanted.Seen(shown.Head, same.Stewards, same.Approvers);
        }

        var answer = new CatalogAnswer(0, [], []);
        var (entry, _) = await publish.ExecuteAsync(
            wanted.Catalog,
            async (scope, token) =>
            {
                await JudgeAsync(scope.Db, scope.State, wanted, token);
                var next = scope.State.Head.Version + 1;
                answer = await NoteAsync(scope.Db, actor, wanted, next, requestId, hash, scope.Now, token);
                return new()
                {
                    Changed = [wanted.Content],
                    Classes = ChangeClass.Additive,
                    Publisher = actor.Id,
                    Comment = "Update the catalog",
                };
            },
            cancellationToken);
        return wanted.Seen(entry.State.Head, answer.Stewards, answer.Approvers);
    }

    private static async Task JudgeAsync(
        MasterDataContext db, CatalogState state, CatalogProposal wanted, CancellationToken cancellationToken)
    {
        var (stewards, approvers) = await CatalogGrants.OfAsync(db, wanted.Catalog, cancellationToken);
        if (wanted.Etag.Length > 0 && wanted.Etag != CatalogEtag.Of(state.Catalog, stewards, approvers))
        {
            throw CatalogErrors.EtagMismatch(wanted.Catalog);
        }

        if (IsSame(state, wanted.Content)
            && stewards.SequenceEqual(wanted.Stewards) && approvers.SequenceEqual(wanted.Approvers))
        {
            throw CatalogErrors.NoChange(wanted.Catalog);
        }

        CatalogRules.DemandFits(state, wanted.Content);
    }

    private static bool IsSame(CatalogState state, CatalogContent content) =>
        CanonicalForm.Write(state.Head.Catalog, state.Catalog).AsSpan()
            .SequenceEqual(CanonicalForm.Write(state.Head.Catalog, content));

    private static async Task<CatalogAnswer> NoteAsync(
        MasterDataContext db,
        Actor actor,
        CatalogProposal wanted,
        long version,
        string requestId,
        Hash hash,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var (stewards, approvers) = await CatalogGrants.ReplaceAsync(
            db, actor, wanted.Catalog, wanted.Stewards, wanted.Approvers, now, cancellationToken);
        var answer = new CatalogAnswer(version, stewards, approvers);
        db.Audit(actor, Action, ResourceName.OfCatalog(wanted.Catalog), "", now);
        db.AddRequest(requestId, hash, ResourceName.OfCatalog(wanted.Catalog), now, answer.Write());
        return answer;
    }
}

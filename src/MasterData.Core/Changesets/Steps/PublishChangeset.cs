using System.Collections.Immutable;
using System.Globalization;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Documents;
using MasterData.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Publishes an approved changeset as the next version of its catalog, all of it or nothing.</summary>
internal sealed partial class PublishChangeset(
    WriteOnce writeOnce,
    JudgeChangeset judge,
    PublishVersion publish,
    MasterDataContextFactory contexts,
    ILogger<PublishChangeset> logger)
{
    private const string Action = "changeset.publish";

    /// <summary>Publishes it on behalf of a steward, or shows what that would do.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="changeset">The id of the changeset.</param>
    /// <param name="etag">The state that was seen; empty: not checked.</param>
    /// <param name="requestId">A UUID of the caller's choice; a repeated one gets the version of the first.</param>
    /// <param name="validateOnly">In any state: shows what would happen, and writes nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<PublishResult> ExecuteAsync(
        Actor actor,
        string changeset,
        string etag,
        string requestId,
        bool validateOnly,
        CancellationToken cancellationToken)
    {
        if (validateOnly)
        {
            return await PreviewAsync(actor, changeset, etag, cancellationToken);
        }

        var request = new StepRequest(actor, Action, changeset, etag, requestId) { Role = Role.Steward };
        return await writeOnce.ExecuteAsync(
            requestId,
            request.Hash,
            db => PublishAsync(db, request, cancellationToken),
            (db, done) => RepeatedAsync(db, request, done.Answer, cancellationToken),
            cancellationToken);
    }

    private async Task<PublishResult> PreviewAsync(
        Actor actor, string changeset, string etag, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var found = await db.GetChangesetAsync(changeset, cancellationToken);
        actor.Demand(found.Catalog, Role.Steward, Role.Approver, Role.Auditor);
        found.DemandEtag(etag);
        var judged = await judge.ExecuteAsync(found.Catalog, found.Content, cancellationToken);
        return new(found, Version: null, judged.Preview);
    }

    private async Task<PublishResult> PublishAsync(
        MasterDataContext db, StepRequest request, CancellationToken cancellationToken)
    {
        var changeset = await db.GetChangesetAsync(request.Changeset, cancellationToken);
        request.Demand(changeset);
        changeset.DemandEtag(request.Etag);
        changeset.DemandPublishable();

        var revision = changeset.Revision;
        Preview? preview = null;
        VersionRow version;
        try
        {
            (_, version) = await publish.ExecuteAsync(
                db,
                changeset.Catalog,
                async (scope, token) =>
                {
                    await PublicationRights.DemandAsync(scope.Db, changeset, request.Actor, token);
                    (preview, var publication) = Plan(scope, changeset, request);
                    return publication;
                },
                cancellationToken);
        }
        catch (Exception refusal) when (refusal is DbUpdateConcurrencyException or MasterDataException)
        {
            await DemandUnchangedAsync(request, revision, cancellationToken);
            throw;
        }

        LogPublished(changeset.Id, changeset.PublishedVersion, changeset.Catalog, request.Actor.Id);
        return new(changeset, VersionView.Of(version, request.Actor), preview);
    }

    // What was read before the head was locked is published only if nobody took a step meanwhile; what is wrong with it
    // then is that step.
    private async Task DemandUnchangedAsync(StepRequest request, long revision, CancellationToken cancellationToken)
    {
        await using var fresh = contexts.Create();
        var present = await fresh.GetChangesetAsync(request.Changeset, cancellationToken);
        if (present.Revision != revision)
        {
            present.DemandPublishable();
            throw ChangesetErrors.EtagMismatch(present.Name);
        }
    }

    private static async Task<PublishResult> RepeatedAsync(
        MasterDataContext db, StepRequest request, string answer, CancellationToken cancellationToken)
    {
        var present = await db.GetChangesetAsync(request.Changeset, cancellationToken);
        request.Demand(present);
        var changeset = await ChangesetAnswer.ReadAsync(db, present, answer, cancellationToken);
        var row = await db.FindAsync<VersionRow>([changeset.Catalog, changeset.PublishedVersion], cancellationToken);
        return new(changeset, row is null ? null : VersionView.Of(row, request.Actor), Preview: null);
    }

    private static (Preview Preview, VersionPlan Publication) Plan(
        PublicationScope scope, Changeset changeset, StepRequest request)
    {
        var judged = JudgeChangeset.Judge(scope, changeset.Content);
        judged.DemandNoViolation(changeset.Id);

        var version = scope.State.Head.Version + 1;
        changeset.Publish(version, scope.Now);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"catalog={changeset.Catalog} version={version} content={changeset.ContentHash}");
        scope.Db.Audit(request.Actor, Action, changeset.Name, detail, scope.Now);
        scope.Db.AddRequest(request.RequestId, request.Hash, changeset.Name, scope.Now, ChangesetAnswer.Of(changeset));

        var preview = judged.Preview;
        return (preview, new()
        {
            Changed = preview.Changed,
            Removed = preview.Removed,
            NewUnits = preview.NewUnits,
            Classes = preview.Classes,
            Changeset = changeset.Id,
            Publisher = request.Actor.Id,
            Comment = changeset.Content.Comment,
            Warnings = preview.Warnings,
            Corrects = Corrects(changeset.Content, scope.Context),
        });
    }

    /// <summary>The versions that said what the changeset's corrections take back.</summary>
    private static ImmutableArray<long> Corrects(ChangesetContent content, PublishingContext context) =>
    [
        .. content.Operations.OfType<Correct>()
            .SelectMany(correct => correct.Codes)
            .Select(code => context.LastChanged(DocumentKey.OfItem(code)))
            .Where(version => version > 0)
            .Distinct()
            .Order(),
    ];

    [LoggerMessage(
        LogLevel.Information, "Changeset {Changeset} became version {Version} of {Catalog}, published by {Publisher}")]
    private partial void LogPublished(string changeset, long version, string catalog, string publisher);
}

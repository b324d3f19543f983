using System.Collections.Immutable;
using System.Globalization;
using MasterData.Access;
using MasterData.Audit;
using MasterData.Catalogs;
using MasterData.Requests;
using MasterData.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Changesets;

/// <summary>Publishes an approved changeset as the next version of its catalog, all of it or nothing.</summary>
public sealed partial class PublishChangeset(
    MasterDataContextFactory contexts, PublishVersion publish, ILogger<PublishChangeset> logger)
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
        ArgumentNullException.ThrowIfNull(actor);
        if (validateOnly)
        {
            return await PreviewAsync(actor, changeset, etag, cancellationToken);
        }

        var request = new StepRequest(actor, Action, changeset, etag, requestId) { Role = Role.Steward };
        return await new WriteOnce(contexts).ExecuteAsync(
            requestId,
            request.Hash,
            db => PublishAsync(db, request, cancellationToken),
            async (db, _) =>
            {
                var published = await db.GetChangesetAsync(changeset, cancellationToken);
                return new PublishResult(published, published.PublishedVersion, Preview: null);
            },
            cancellationToken);
    }

    private async Task<PublishResult> PreviewAsync(
        Actor actor, string changeset, string etag, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var found = await db.GetChangesetAsync(changeset, cancellationToken);
        actor.Demand(found.Catalog, Role.Steward, Role.Approver, Role.Auditor);
        found.DemandEtag(etag);
        var judged = await new JudgeChangeset(publish).ExecuteAsync(found.Catalog, found.Content, cancellationToken);
        return new(found, Version: null, judged.Preview);
    }

    private async Task<PublishResult> PublishAsync(
        MasterDataContext db, StepRequest request, CancellationToken cancellationToken)
    {
        // Refused early, before the head is locked; the same is looked at again under the lock.
        var seen = await db.GetChangesetAsync(request.Changeset, cancellationToken);
        request.Demand(seen);
        seen.DemandEtag(request.Etag);
        seen.DemandPublishable();

        PublishResult? result = null;
        try
        {
            await publish.ExecuteAsync(
                seen.Catalog,
                async (scope, token) =>
                {
                    (result, var publication) = await PlanAsync(scope, request, token);
                    return publication;
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw ChangesetErrors.EtagMismatch(seen.Name);
        }

        LogPublished(seen.Id, result!.Version!.Value, seen.Catalog, request.Actor.Id);
        return result;
    }

    private static async Task<(PublishResult Result, Publication Publication)> PlanAsync(
        PublicationScope scope, StepRequest request, CancellationToken cancellationToken)
    {
        var changeset = await scope.Db.GetChangesetAsync(request.Changeset, cancellationToken);
        changeset.DemandEtag(request.Etag);
        changeset.DemandPublishable();
        var judged = JudgeChangeset.Judge(scope, changeset.Content);
        judged.DemandNoViolation(changeset.Id);

        var version = scope.State.Head.Version + 1;
        changeset.Publish(version, scope.Now);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"catalog={changeset.Catalog} version={version} content={changeset.ContentHash}");
        scope.Db.Audit(request.Actor, Action, changeset.Name, detail, scope.Now);
        scope.Db.AddRequest(request.RequestId, request.Hash, changeset.Name, scope.Now);

        var preview = judged.Preview;
        return (new(changeset, version, preview), new()
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
            .Select(code => context.LastChanged($"item/{code}"))
            .Where(version => version > 0)
            .Distinct()
            .Order(),
    ];

    [LoggerMessage(
        LogLevel.Information, "Changeset {Changeset} became version {Version} of {Catalog}, published by {Publisher}")]
    private partial void LogPublished(string changeset, long version, string catalog, string publisher);
}

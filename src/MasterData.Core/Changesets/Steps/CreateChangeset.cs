using System.Globalization;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Requests;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Opens a changeset as a draft, which may still break rules.</summary>
internal sealed partial class CreateChangeset(
    WriteOnce writeOnce,
    JudgeChangeset judge,
    TimeProvider clock,
    ILogger<CreateChangeset> logger)
{
    private const string Action = "changeset.create";

    /// <summary>Opens it on behalf of a steward of the catalog.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="catalog">The id of the catalog.</param>
    /// <param name="content">What it wants; a base version of zero means the head.</param>
    /// <param name="requestId">A UUID of the caller's choice; may be empty.</param>
    /// <param name="validateOnly">Writes nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<ChangesetResult> ExecuteAsync(
        Actor actor,
        string catalog,
        ChangesetContent content,
        string requestId,
        bool validateOnly,
        CancellationToken cancellationToken)
    {
        actor.Demand(catalog, Role.Steward);
        var text = ChangesetText.Check(content);

        if (validateOnly)
        {
            var judged = await judge.ExecuteAsync(catalog, text, cancellationToken);
            return new(Changeset.Draft(catalog, judged.Content, actor, clock.GetUtcNow()), judged.Preview);
        }

        var hash = RequestHash.Of(actor, Action, catalog, ChangesetJson.Write(text));
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            async db =>
            {
                var judged = await judge.ExecuteAsync(catalog, text, cancellationToken);
                var now = clock.GetUtcNow();
                var changeset = Changeset.Draft(catalog, judged.Content, actor, now);
                db.Add(changeset);
                db.Audit(actor, Action, changeset.Name, Detail(changeset), now);
                db.AddRequest(requestId, hash, changeset.Name, now, ChangesetAnswer.Of(changeset));
                await db.SaveChangesetAsync(changeset, cancellationToken);
                LogCreated(changeset.Id, catalog, actor.Id, changeset.OperationCount);
                return new ChangesetResult(changeset, judged.Preview);
            },
            async (db, done) =>
            {
                var present = await db.GetChangesetAsync(ResourceName.IdOf(done.Resource), cancellationToken);
                var changeset = await ChangesetAnswer.ReadAsync(db, present, done.Answer, cancellationToken);
                var judged = await judge.ExecuteAsync(catalog, changeset.Content, cancellationToken);
                return new ChangesetResult(changeset, judged.Preview);
            },
            cancellationToken);
    }

    private static string Detail(Changeset changeset) => string.Create(
        CultureInfo.InvariantCulture,
        $"catalog={changeset.Catalog} base={changeset.Content.BaseVersion} content={changeset.ContentHash}");

    [LoggerMessage(
        LogLevel.Debug, "Changeset {Changeset} of {Catalog} was made by {Author} with {Operations} operations")]
    private partial void LogCreated(string changeset, string catalog, string author, int operations);
}

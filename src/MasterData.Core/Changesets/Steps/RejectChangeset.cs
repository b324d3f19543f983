using MasterData.Core.Access;
using MasterData.Core.Storage;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Ends a changeset with a comment.</summary>
internal sealed partial class RejectChangeset(
    MasterDataContextFactory contexts, TimeProvider clock, ILogger<RejectChangeset> logger)
{
    /// <summary>Refuses it on behalf of an approver.</summary>
    public async Task<Changeset> ExecuteAsync(
        Actor actor,
        string changeset,
        string etag,
        string requestId,
        string comment,
        CancellationToken cancellationToken)
    {
        var text = ChangesetText.Review(comment, required: true);
        var request = new StepRequest(actor, "changeset.reject", changeset, etag, requestId)
        {
            Role = Role.Approver,
            Text = text,
            Comment = text,
        };
        var result = await new TakeStep(contexts, clock).ExecuteAsync(
            request, (found, now) => found.Reject(text, now), cancellationToken);
        LogRejected(result.Id, actor.Id);
        return result;
    }

    [LoggerMessage(LogLevel.Debug, "Changeset {Changeset} was rejected by {Approver}")]
    private partial void LogRejected(string changeset, string approver);
}

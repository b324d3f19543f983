using MasterData.Core.Access;
using MasterData.Core.Storage;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Accepts a changeset that waits for review.</summary>
internal sealed partial class ApproveChangeset(
    MasterDataContextFactory contexts, TimeProvider clock, ILogger<ApproveChangeset> logger)
{
    /// <summary>Accepts it on behalf of an approver who neither made nor edited it.</summary>
    public async Task<Changeset> ExecuteAsync(
        Actor actor,
        string changeset,
        string etag,
        string requestId,
        string comment,
        CancellationToken cancellationToken)
    {
        var text = ChangesetText.Review(comment, required: false);
        var request = new StepRequest(actor, "changeset.approve", changeset, etag, requestId)
        {
            Role = Role.Approver,
            Text = text,
            Comment = text,
        };
        var result = await new TakeStep(contexts, clock).ExecuteAsync(
            request, (found, now) => found.Approve(actor, text, now), cancellationToken);
        LogApproved(result.Id, actor.Id);
        return result;
    }

    [LoggerMessage(LogLevel.Debug, "Changeset {Changeset} was approved by {Approver}")]
    private partial void LogApproved(string changeset, string approver);
}

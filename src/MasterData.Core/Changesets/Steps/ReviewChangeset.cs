using MasterData.Core.Access;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Accepts, returns or refuses a changeset.</summary>
internal sealed partial class ReviewChangeset(TakeStep step, ILogger<ReviewChangeset> logger)
{
    /// <summary>
    /// Decides on behalf of an approver; only an approval needs no comment, and only it needs the hash of the content
    /// that the approver was shown.
    /// </summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, CHANGESET_NOT_FOUND, CHANGESET_STATE, ETAG_MISMATCH, INVALID_FIELDS, REQUEST_ID_REUSED;
    /// for an approval also SELF_APPROVAL.
    /// </exception>
    public async Task<Changeset> ExecuteAsync(
        Actor actor,
        string changeset,
        string etag,
        string requestId,
        string contentHash,
        ReviewDecision decision,
        string comment,
        CancellationToken cancellationToken)
    {
        var text = ChangesetText.Review(comment, required: decision is not ReviewDecision.Approve);
        if (decision is ReviewDecision.Approve && contentHash is "")
        {
            throw ChangesetErrors.NoContentHash();
        }

        var request = new StepRequest(actor, ActionOf(decision), changeset, etag, requestId)
        {
            Role = Role.Approver,
            Text = $"{contentHash}\n{text}",
            Comment = text,
        };
        var result = await step.ExecuteAsync(
            request, (found, now) => Decide(found, actor, contentHash, decision, text, now), cancellationToken);
        LogReviewed(result.Id, decision, actor.Id);
        return result;
    }

    private static string ActionOf(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Approve => "changeset.approve",
        ReviewDecision.Return => "changeset.return",
        ReviewDecision.Reject => "changeset.reject",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "Not a decision."),
    };

    private static void Decide(
        Changeset changeset,
        Actor actor,
        string contentHash,
        ReviewDecision decision,
        string comment,
        DateTimeOffset now)
    {
        switch (decision)
        {
            case ReviewDecision.Approve:
                changeset.Approve(actor, comment, now);
                changeset.DemandShown(contentHash);
                break;
            case ReviewDecision.Return:
                changeset.Return(comment, now);
                break;
            default:
                changeset.Reject(comment, now);
                break;
        }
    }

    [LoggerMessage(LogLevel.Debug, "The review of changeset {Changeset} ended with {Decision} by {Approver}")]
    private partial void LogReviewed(string changeset, ReviewDecision decision, string approver);
}

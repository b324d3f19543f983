using MasterData.Core.Access;
using MasterData.Core.Storage;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Changesets;

/// <summary>Gives a changeset back to its author with a comment.</summary>
internal sealed partial class ReturnChangeset(
    MasterDataContextFactory contexts, TimeProvider clock, ILogger<ReturnChangeset> logger)
{
    /// <summary>Gives it back on behalf of an approver.</summary>
    public async Task<Changeset> ExecuteAsync(
        Actor actor,
        string changeset,
        string etag,
        string requestId,
        string comment,
        CancellationToken cancellationToken)
    {
        var text = ChangesetText.Review(comment, required: true);
        var request = new StepRequest(actor, "changeset.return", changeset, etag, requestId)
        {
            Role = Role.Approver,
            Text = text,
            Comment = text,
        };
        var result = await new TakeStep(contexts, clock).ExecuteAsync(
            request, (found, now) => found.Return(text, now), cancellationToken);
        LogReturned(result.Id, actor.Id);
        return result;
    }

    [LoggerMessage(LogLevel.Debug, "Changeset {Changeset} was returned by {Approver}")]
    private partial void LogReturned(string changeset, string approver);
}

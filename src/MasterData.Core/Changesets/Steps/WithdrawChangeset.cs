using MasterData.Core.Access;

namespace MasterData.Core.Changesets;

/// <summary>Takes a changeset back before it is published.</summary>
internal sealed class WithdrawChangeset(TakeStep step)
{
    /// <summary>Takes it back on behalf of its author, who still is a steward.</summary>
    public Task<Changeset> ExecuteAsync(
        Actor actor, string changeset, string etag, string requestId, CancellationToken cancellationToken)
    {
        var request = new StepRequest(actor, "changeset.withdraw", changeset, etag, requestId)
        {
            Role = Role.Steward,
        };
        return step.ExecuteAsync(
            request, (found, now) => found.Withdraw(actor, now), cancellationToken);
    }
}

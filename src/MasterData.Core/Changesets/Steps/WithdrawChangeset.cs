using MasterData.Core.Access;
using MasterData.Core.Storage;

namespace MasterData.Core.Changesets;

/// <summary>Takes a changeset back before it is published.</summary>
internal sealed class WithdrawChangeset(MasterDataContextFactory contexts, TimeProvider clock)
{
    /// <summary>Takes it back on behalf of its author.</summary>
    public Task<Changeset> ExecuteAsync(
        Actor actor, string changeset, string etag, string requestId, CancellationToken cancellationToken)
    {
        var request = new StepRequest(actor, "changeset.withdraw", changeset, etag, requestId);
        return new TakeStep(contexts, clock).ExecuteAsync(
            request, (found, now) => found.Withdraw(actor, now), cancellationToken);
    }
}

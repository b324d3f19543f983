using MasterData.Core.Access;

namespace MasterData.Core.Changesets;

/// <summary>Checks a changeset as publishing would, and hands it to the approvers.</summary>
internal sealed class SubmitChangeset(TakeStep step, JudgeChangeset judge)
{
    /// <summary>Submits it on behalf of a steward.</summary>
    public Task<Changeset> ExecuteAsync(
        Actor actor, string changeset, string etag, string requestId, CancellationToken cancellationToken)
    {
        var request = new StepRequest(actor, "changeset.submit", changeset, etag, requestId) { Role = Role.Steward };
        return step.ExecuteAsync(
            request,
            async (found, now) =>
            {
                found.Submit(now);
                var judged = await judge.ExecuteAsync(found.Catalog, found.Content, cancellationToken);
                judged.DemandNoViolation(found.Id);
            },
            cancellationToken);
    }
}

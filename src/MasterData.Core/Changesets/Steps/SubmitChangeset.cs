using MasterData.Core.Access;
using MasterData.Core.Publication;
using MasterData.Core.Storage;

namespace MasterData.Core.Changesets;

/// <summary>Checks a changeset as publishing would, and hands it to the approvers.</summary>
internal sealed class SubmitChangeset(MasterDataContextFactory contexts, PublishVersion publish, TimeProvider clock)
{
    /// <summary>Submits it on behalf of a steward.</summary>
    public Task<Changeset> ExecuteAsync(
        Actor actor, string changeset, string etag, string requestId, CancellationToken cancellationToken)
    {
        var request = new StepRequest(actor, "changeset.submit", changeset, etag, requestId) { Role = Role.Steward };
        return new TakeStep(contexts, clock).ExecuteAsync(
            request,
            async (found, now) =>
            {
                found.Submit(now);
                var judged = await new JudgeChangeset(publish)
                    .ExecuteAsync(found.Catalog, found.Content, cancellationToken);
                judged.DemandNoViolation(found.Id);
            },
            cancellationToken);
    }
}

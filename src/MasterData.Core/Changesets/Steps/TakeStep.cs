using MasterData.Core.Audit;
using MasterData.Core.Requests;

namespace MasterData.Core.Changesets;

/// <summary>What every step has in common: once per request, at the state seen, with its audit entry.</summary>
internal sealed class TakeStep(WriteOnce writeOnce, TimeProvider clock)
{
    /// <param name="request">Who asks what of which changeset.</param>
    /// <param name="step">Checks the right, and changes the changeset.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Changeset> ExecuteAsync(
        StepRequest request,
        Func<Changeset, DateTimeOffset, Task> step,
        CancellationToken cancellationToken) => writeOnce.ExecuteAsync(
            request.RequestId,
            request.Hash,
            async db =>
            {
                var changeset = await db.GetChangesetAsync(request.Changeset, cancellationToken);
                var now = clock.GetUtcNow();
                request.Demand(changeset);
                changeset.DemandEtag(request.Etag);
                await step(changeset, now);

                db.Audit(request.Actor, request.Action, changeset.Name, request.Detail(changeset), now);
                db.AddRequest(request.RequestId, request.Hash, changeset.Name, now, ChangesetAnswer.Of(changeset));
                await db.SaveChangesetAsync(changeset, cancellationToken);
                return changeset;
            },
            async (db, done) =>
            {
                var present = await db.GetChangesetAsync(request.Changeset, cancellationToken);
                request.Demand(present);
                return await ChangesetAnswer.ReadAsync(db, present, done.Answer, cancellationToken);
            },
            cancellationToken);

    /// <summary>The same for a step that waits for nothing.</summary>
    public Task<Changeset> ExecuteAsync(
        StepRequest request, Action<Changeset, DateTimeOffset> step, CancellationToken cancellationToken) =>
        ExecuteAsync(
            request,
            (changeset, now) =>
            {
                step(changeset, now);
                return Task.CompletedTask;
            },
            cancellationToken);
}

using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Errors;

namespace MasterData.Core.Sync;

/// <summary>Finds what changed since a cursor, waiting for a change if wished.</summary>
internal sealed class GetChanges(AwaitMemory awaitMemory, AwaitCursors awaitCursors)
{
    /// <summary>Says how <paramref name="cursor"/> goes on: by changes, or not at all if nothing changed.</summary>
    public Task<Resumption> ExecuteAsync(
        Actor actor, Cursor cursor, TimeSpan wait, CancellationToken cancellationToken) =>
        awaitMemory.UntilAsync(
            async cancellation =>
            {
                var resumption = (await awaitCursors.ExecuteAsync(
                    actor, [cursor], Resumption.OldestProtocol, cancellation))[0];
                return resumption.Plan is ResumePlan.Full ? throw Refusal(resumption) : resumption;
            },
            resumption => resumption.Plan is ResumePlan.Changes,
            wait,
            cancellationToken);

    private static MasterDataException Refusal(Resumption resumption) =>
        resumption.Reason is ResyncReason.Epoch or ResyncReason.Diverged
            ? SyncErrors.EpochMismatch(resumption.Cursor)
            : SyncErrors.Compacted(resumption.Cursor, resumption.Entry.Log.Oldest);
}

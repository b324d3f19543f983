using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Errors;

namespace MasterData.Core.Sync;

/// <summary>Finds what changed since a cursor, waiting for a change if wished.</summary>
internal sealed class GetChanges(CatalogMemory memory, AwaitCursors awaitCursors, TimeProvider time)
{
    /// <summary>Says how <paramref name="cursor"/> goes on: by changes, or not at all if nothing changed.</summary>
    public async Task<Resumption> ExecuteAsync(
        Actor actor, Cursor cursor, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            var seen = memory.Pulse;
            var resumption = (await awaitCursors.ExecuteAsync(
                actor, [cursor], Resumption.OldestProtocol, cancellationToken))[0];
            if (resumption.Plan is ResumePlan.Full)
            {
                throw Refusal(resumption);
            }

            if (resumption.Plan is ResumePlan.Changes || wait <= TimeSpan.Zero)
            {
                return resumption;
            }

            try
            {
                await memory.WaitForPulseAsync(seen, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return resumption;
            }
        }
    }

    private static MasterDataException Refusal(Resumption resumption) =>
        resumption.Reason is ResyncReason.Epoch or ResyncReason.Diverged
            ? SyncErrors.EpochMismatch(resumption.Cursor)
            : SyncErrors.Compacted(resumption.Cursor, resumption.Entry.Log.Oldest);
}

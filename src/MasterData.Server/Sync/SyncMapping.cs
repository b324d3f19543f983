using MasterData.Core.Sync;

namespace MasterData.Server.Sync;

/// <summary>The words of resuming to those of the protocol.</summary>
internal static class SyncMapping
{
    extension(ResumePlan plan)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.SyncPlan ToProto() => plan switch
        {
            ResumePlan.Nothing => V1.SyncPlan.Nothing,
            ResumePlan.Changes => V1.SyncPlan.Changes,
            ResumePlan.Full => V1.SyncPlan.Full,
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "Not a plan for a caller."),
        };
    }

    extension(ResyncReason reason)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.ResyncReason ToProto() => reason switch
        {
            ResyncReason.Compacted => V1.ResyncReason.Compacted,
            ResyncReason.Epoch => V1.ResyncReason.Epoch,
            ResyncReason.Diverged => V1.ResyncReason.Diverged,
            ResyncReason.Schema => V1.ResyncReason.Schema,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
        };
    }

    extension(StepPart part)
    {
        /// <summary>The part as a message of <c>Watch</c>.</summary>
        public EncodedMessage ToWatchResponse() => new(
            part.Kind switch
            {
                StepPartKind.SnapshotBegin => V1.WatchResponse.SnapshotBeginFieldNumber,
                StepPartKind.SnapshotItems => V1.WatchResponse.SnapshotItemsFieldNumber,
                StepPartKind.SnapshotEnd => V1.WatchResponse.SnapshotEndFieldNumber,
                StepPartKind.Delta => V1.WatchResponse.DeltaFieldNumber,
                _ => throw new ArgumentOutOfRangeException(nameof(part), part.Kind, "Not a kind of part."),
            },
            part.Body);

        /// <summary>The part as a message of <c>GetSnapshot</c>.</summary>
        public EncodedMessage ToSnapshotResponse() => new(
            part.Kind switch
            {
                StepPartKind.SnapshotBegin => V1.GetSnapshotResponse.BeginFieldNumber,
                StepPartKind.SnapshotItems => V1.GetSnapshotResponse.ItemsFieldNumber,
                StepPartKind.SnapshotEnd => V1.GetSnapshotResponse.EndFieldNumber,
                _ => throw new ArgumentOutOfRangeException(nameof(part), part.Kind, "Not of a snapshot."),
            },
            part.Body);
    }
}

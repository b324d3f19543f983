using Google.Protobuf;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Encodes snapshots and deltas into parts.</summary>
internal static class StepEncoder
{
    /// <summary>All documents of a state: Begin, Items, End.</summary>
    public static EncodedStep Snapshot(CatalogState state)
    {
        var head = state.Head.ToProto();
        var begin = new V1.SnapshotBegin { Head = head };
        var end = new V1.SnapshotEnd { Head = head };
        var buckets = new List<byte>();
        var items = new PartWriter(
            StepPartKind.SnapshotItems, _ => new V1.SnapshotItems { Catalog = head.Catalog }, () => Buckets(buckets));
        foreach (var document in state.Documents)
        {
            items.Add(V1.SnapshotItems.DocumentsFieldNumber, document.ToProto(state.Head.Catalog));
            buckets.Add((byte)CatalogState.BucketOf(document.Key));
        }

        return new(state.Head, state.Head.Count,
        [
            new(StepPartKind.SnapshotBegin, begin.ToByteArray()),
            .. items.Complete(),
            new(StepPartKind.SnapshotEnd, end.ToByteArray()),
        ]);
    }

    /// <summary>The changes from one version to another.</summary>
    public static EncodedStep Delta(CatalogDelta delta)
    {
        var head = delta.Head.ToProto();
        var previous = delta.PreviousDigest.ToProto();
        var parts = new PartWriter(StepPartKind.Delta, part => new V1.Delta
        {
            Catalog = head.Catalog,
            Epoch = head.Epoch,
            From = delta.From,
            To = head.Version,
            PreviousDigest = previous,
            Part = part,
        });
        foreach (var document in delta.Changed)
        {
            parts.Add(V1.Delta.ChangedFieldNumber, document.ToProto(delta.Head.Catalog));
        }

        foreach (var key in delta.Removed)
        {
            parts.Add(V1.Delta.RemovedFieldNumber, key);
        }

        return new(
            delta.Head,
            delta.Changed.Count + delta.Removed.Count,
            parts.Complete(new V1.Delta { Head = head, Last = true }));
    }

    private static V1.SnapshotItems Buckets(List<byte> buckets)
    {
        var part = new V1.SnapshotItems { Buckets = ByteString.CopyFrom([.. buckets]) };
        buckets.Clear();
        return part;
    }
}

using MasterData.Digests;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Encodes what a copy lacks: the buckets whose hashes differ.</summary>
internal static class BucketEncoder
{
    /// <summary>The messages of the answer, made as they are asked for.</summary>
    public static IEnumerable<EncodedMessage> Encode(CatalogState state, IReadOnlyList<Hash> hashes)
    {
        var head = state.Head.ToProto();
        int[] buckets = [.. Enumerable.Range(0, hashes.Count).Where(bucket => hashes[bucket] != state.Bucket(bucket))];
        yield return EncodedMessage.Of(
            V1.GetBucketsResponse.BeginFieldNumber, new V1.BucketsBegin { Head = head, Buckets = { buckets } });

        var items = new PartWriter(StepPartKind.SnapshotItems, _ => new V1.SnapshotItems { Catalog = head.Catalog });
        foreach (var document in state.DocumentsOf(buckets))
        {
            items.Add(V1.SnapshotItems.DocumentsFieldNumber, document.ToProto(state.Head.Catalog));
        }

        foreach (var part in items.Complete())
        {
            yield return new(V1.GetBucketsResponse.ItemsFieldNumber, part.Body);
        }

        yield return EncodedMessage.Of(V1.GetBucketsResponse.EndFieldNumber, new V1.SnapshotEnd { Head = head });
    }
}

using Grpc.Core;
using MasterData.Digests;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Client.Testing;

/// <summary>How far a copy is in one catalog, and what it takes to bring it up.</summary>
internal sealed class WatchCursor(string catalog, string epoch, long version, Hash? digest)
{
    private string _epoch = epoch;
    private long _version = version;
    private Hash? _digest = digest;

    /// <summary>The id of the catalog.</summary>
    public string Catalog { get; } = catalog;

    /// <summary>The cursor of a message.</summary>
    public static WatchCursor Of(V1.Cursor cursor) => new(
        ResourceName.CatalogOf(cursor.Catalog),
        cursor.Epoch,
        cursor.Version,
        cursor.Digest.IsEmpty ? null : new Hash(cursor.Digest.ToByteArray()));

    /// <summary>What will follow.</summary>
    public V1.CatalogPlan PlanFor(PublishedCatalog published) => new()
    {
        Catalog = ResourceName.OfCatalog(Catalog),
        Plan = Plan(published),
    };

    /// <summary>The messages that bring the copy to the head; the cursor is there afterwards.</summary>
    public IEnumerable<V1.WatchResponse> StepsTo(PublishedCatalog published)
    {
        var steps = Plan(published) switch
        {
            V1.SyncPlan.Changes => [Delta(published.State.DeltaFrom(published.Log, _version))],
            V1.SyncPlan.Full =>
                [.. _epoch.Length is 0 ? [] : Resync(published.State.Head), .. Snapshot(published.State)],
            _ => Array.Empty<V1.WatchResponse>(),
        };
        var head = published.State.Head;
        (_epoch, _version, _digest) = (head.Epoch, head.Version, head.Digest);
        return steps;
    }

    private V1.SyncPlan Plan(PublishedCatalog published)
    {
        var head = published.State.Head;
        var cursor = new Position(_epoch, _version);
        if (cursor > head.Position)
        {
            throw new RpcException(new(
                StatusCode.FailedPrecondition, $"The copy of {Catalog} is ahead of the authority (POSSIBLE_RESTORE)."));
        }

        return !cursor.IsOfSameEpochAs(head.Position)
            || published.Log.At(_version) is not { } known || (_digest ?? known.Digest) != known.Digest
            ? V1.SyncPlan.Full
            : _version == head.Version ? V1.SyncPlan.Nothing : V1.SyncPlan.Changes;
    }

    private V1.WatchResponse[] Resync(CatalogHead head) =>
    [
        new()
        {
            ResyncRequired = new()
            {
                Catalog = ResourceName.OfCatalog(Catalog),
                Reason = _epoch == head.Epoch ? V1.ResyncReason.Diverged : V1.ResyncReason.Epoch,
            },
        },
    ];

    private V1.WatchResponse Delta(CatalogDelta delta) => new()
    {
        Delta = new()
        {
            Catalog = ResourceName.OfCatalog(Catalog),
            Epoch = delta.Head.Epoch,
            From = delta.From,
            To = delta.Head.Version,
            PreviousDigest = delta.PreviousDigest.ToProto(),
            Head = delta.Head.ToProto(),
            Changed = { delta.Changed.Select(document => document.ToProto(Catalog)) },
            Removed = { delta.Removed },
            Last = true,
        },
    };

    private V1.WatchResponse[] Snapshot(CatalogState state) =>
    [
        new() { SnapshotBegin = new() { Head = state.Head.ToProto() } },
        new()
        {
            SnapshotItems = new()
            {
                Catalog = ResourceName.OfCatalog(Catalog),
                Documents = { state.Documents.Select(document => document.ToProto(Catalog)) },
            },
        },
        new() { SnapshotEnd = new() { Head = state.Head.ToProto() } },
    ];
}

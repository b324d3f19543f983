using Grpc.Core;

namespace MasterData.Cli.Sync;

/// <summary>What was received of each catalog: puts parts together and remembers how far it got.</summary>
internal sealed class WatchFeed
{
    private readonly Dictionary<string, V1.Cursor> _cursors;
    private readonly Dictionary<string, WatchStep> _unfinished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _resyncs = new(StringComparer.Ordinal);

    public WatchFeed(IEnumerable<V1.Cursor> cursors) =>
        _cursors = cursors.ToDictionary(cursor => cursor.Catalog, StringComparer.Ordinal);

    /// <summary>Where a new stream begins.</summary>
    public IEnumerable<V1.Cursor> Cursors => _cursors.Values;

    /// <summary>Forgets half a step: it will come again from its beginning.</summary>
    public void BeginStream()
    {
        _unfinished.Clear();
        _resyncs.Clear();
    }

    /// <summary>Takes a message; returns a step where this one completes it.</summary>
    public WatchStep? Take(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.ResyncRequired:
                _resyncs[message.ResyncRequired.Catalog] = CommandLine.EnumText.Of(message.ResyncRequired.Reason);
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                var head = message.SnapshotBegin.Head;
                _unfinished[head.Catalog] = new(head.Catalog, 0)
                {
                    IsSnapshot = true,
                    Resync = _resyncs.GetValueOrDefault(head.Catalog, ""),
                };
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotItems:
                Unfinished(message.SnapshotItems.Catalog).Changed.AddRange(message.SnapshotItems.Documents);
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                return Finish(message.SnapshotEnd.Head);
            case V1.WatchResponse.MessageOneofCase.Delta:
                return Take(message.Delta);
            default:
                return null;
        }
    }

    /// <summary>Goes on from the end of <paramref name="step"/>, which was printed.</summary>
    public void Advance(WatchStep step) => _cursors[step.Catalog] = new()
    {
        Catalog = step.Catalog,
        Epoch = step.Head.Epoch,
        Version = step.Head.Version,
        Digest = step.Head.Digest,
    };

    private WatchStep? Take(V1.Delta delta)
    {
        if (delta.Part is 0)
        {
            RefuseGap(delta);
            _unfinished[delta.Catalog] = new(delta.Catalog, delta.From);
        }

        var step = Unfinished(delta.Catalog);
        step.Changed.AddRange(delta.Changed);
        step.Removed.AddRange(delta.Removed);
        return delta.Last ? Finish(delta.Head) : null;
    }

    private void RefuseGap(V1.Delta delta)
    {
        var has = _cursors.GetValueOrDefault(delta.Catalog);
        if (has is not null && (has.Version != delta.From || has.Epoch != delta.Epoch))
        {
            throw OutOfOrder($"{delta.Catalog}: a delta from {delta.From}, but {has.Version} is what was printed.");
        }
    }

    private WatchStep Finish(V1.Head head)
    {
        var step = Unfinished(head.Catalog);
        _unfinished.Remove(head.Catalog);
        _resyncs.Remove(head.Catalog);
        step.Head = head;
        return step;
    }

    private WatchStep Unfinished(string catalog) =>
        _unfinished.GetValueOrDefault(catalog) ?? throw OutOfOrder($"{catalog}: a part without its beginning.");

    // The stream is taken up again from the last printed step.
    private static RpcException OutOfOrder(string detail) => new(new Status(StatusCode.Aborted, detail));
}

using MasterData.Client.Sync;
using MasterData.Wire;

namespace MasterData.Client.Copies;

/// <summary>Puts the parts of one stream together to whole steps.</summary>
internal sealed class CopyFeed(TimeProvider time)
{
    private readonly Dictionary<string, SnapshotParts> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<V1.Delta>> _deltas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _began = new(StringComparer.Ordinal);

    /// <summary>Takes a message; returns the step that it completes, if it does.</summary>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public CopyStep? Take(WatchMessage received)
    {
        if (received.Items is { } items)
        {
            Begun(_snapshots, WireDocuments.CatalogOf(items)).Add(items);
            return null;
        }

        var message = received.Response;
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                var catalog = message.SnapshotBegin.Head.Catalog;
                (_snapshots[catalog], _began[catalog]) = (new(catalog), time.GetUtcNow());
                _deltas.Remove(catalog);
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                var head = message.SnapshotEnd.Head;
                var parts = Begun(_snapshots, head.Catalog).Complete();
                _snapshots.Remove(head.Catalog);
                return new(head.ToModel(), parts, null) { Began = _began[head.Catalog] };
            case V1.WatchResponse.MessageOneofCase.Delta:
                return Take(message.Delta);
            default:
                return null;
        }
    }

    private CopyStep? Take(V1.Delta part)
    {
        if (part.Part is 0)
        {
            (_deltas[part.Catalog], _began[part.Catalog]) = ([], time.GetUtcNow());
        }

        var parts = Begun(_deltas, part.Catalog);
        parts.Add(part);
        if (!part.Last)
        {
            return null;
        }

        _deltas.Remove(part.Catalog);
        var delta = parts.ToModel();
        return new(delta.Head, null, delta) { Began = _began[part.Catalog] };
    }

    private static T Begun<T>(Dictionary<string, T> unfinished, string catalog)
        where T : class =>
        unfinished.GetValueOrDefault(catalog) ?? throw new FormatException($"{catalog}: a part without its beginning.");
}

using System.Buffers;
using MasterData.Client.Sync;
using MasterData.Sync;

namespace MasterData.Client.Copies;

/// <summary>Puts the parts of one stream together to whole steps.</summary>
internal sealed class CopyFeed(TimeProvider time)
{
    private readonly Dictionary<string, List<Task<HashedDocuments>>> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<V1.Delta>> _deltas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _began = new(StringComparer.Ordinal);

    /// <summary>Takes a message; returns the step that it completes, if it does.</summary>
    /// <exception cref="FormatException">The parts do not fit together.</exception>
    public async ValueTask<CopyStep?> TakeAsync(WatchMessage received)
    {
        if (received.Items is { } items)
        {
            // A whole catalog is read and hashed on all cores while the rest of it is still on its way.
            var of = WireDocuments.CatalogOf(items);
            Begun(_snapshots, of).Add(Task.Run(() => Read(of, items)));
            return null;
        }

        var message = received.Response;
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                var catalog = message.SnapshotBegin.Head.Catalog;
                (_snapshots[catalog], _began[catalog]) = ([], time.GetUtcNow());
                _deltas.Remove(catalog);
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                var head = message.SnapshotEnd.Head;
                var parts = await Task.WhenAll(Begun(_snapshots, head.Catalog)).ConfigureAwait(false);
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

    private static HashedDocuments Read(string catalog, ArraySegment<byte> items)
    {
        try
        {
            return HashedDocuments.Of(catalog[(catalog.LastIndexOf('/') + 1)..], WireDocuments.Read(items));
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"{catalog}: a document has no canonical form.", wrong);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(items.Array!);
        }
    }

    private static List<T> Begun<T>(Dictionary<string, List<T>> unfinished, string catalog) =>
        unfinished.GetValueOrDefault(catalog) ?? throw new FormatException($"{catalog}: a part without its beginning.");
}

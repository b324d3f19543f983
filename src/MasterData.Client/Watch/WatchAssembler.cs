using MasterData.Wire;

namespace MasterData.Client.Watch;

/// <summary>Puts the messages of one stream of <c>Watch</c> together to whole steps.</summary>
/// <remarks>
/// Each stream needs its own. It proves nothing and is for programs that pass changes on; local copies are kept by
/// <see cref="Copies.CatalogCopies"/>.
/// </remarks>
/// <example><code>
/// using var call = new V1.SyncService.SyncServiceClient(channel.Invoker).Watch(request);
/// var assembler = new WatchAssembler();
/// await foreach (var message in call.ResponseStream.ReadAllAsync())
/// {
///     if (assembler.Add(message) is { } step)
///     {
///         Console.WriteLine($"{step.Catalog} {step.From} → {step.Head.Version}: {step.Changed.Count()} documents");
///     }
/// }
/// </code></example>
/// <param name="time">Says when steps began; null: the clock of the system.</param>
public sealed class WatchAssembler(TimeProvider? time = null)
{
    private readonly Dictionary<string, WatchSnapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchDelta> _deltas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, V1.ResyncReason> _resyncs = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Adds a message; returns the step that it completes, if it does.</summary>
    /// <exception cref="FormatException">The messages do not fit together.</exception>
    public WatchStep? Add(V1.WatchResponse message)
    {
        ArgumentNullException.ThrowIfNull(message);
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.ResyncRequired:
                _resyncs[message.ResyncRequired.Catalog] = message.ResyncRequired.Reason;
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                Begin(message.SnapshotBegin.Head?.Catalog ?? "");
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotItems:
                Begun(_snapshots, message.SnapshotItems.Catalog).Add(message.SnapshotItems);
                return null;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                var head = message.SnapshotEnd.Head;
                return Completed(_snapshots, Begun(_snapshots, head?.Catalog ?? "").End(head));
            case V1.WatchResponse.MessageOneofCase.Delta:
                return Add(message.Delta);
            default:
                return null;
        }
    }

    /// <summary>Adds a message <c>SnapshotItems</c> that is in an array of the shared pool.</summary>
    /// <exception cref="FormatException">It is no such message, or its snapshot has not begun.</exception>
    internal void AddItems(ArraySegment<byte> items) =>
        Begun(_snapshots, WireDocuments.CatalogOf(items)).Parts.Add(items);

    private void Begin(string catalog)
    {
        var resync = _resyncs.TryGetValue(catalog, out var reason) ? reason : default(V1.ResyncReason?);
        _snapshots[catalog] = new(catalog, resync, _time.GetUtcNow());
        _deltas.Remove(catalog);
    }

    private WatchDelta? Add(V1.Delta part)
    {
        if (part.Part is 0)
        {
            _deltas[part.Catalog] = new(part.Catalog, _time.GetUtcNow());
        }

        return Begun(_deltas, part.Catalog).Add(part) is { } delta ? Completed(_deltas, delta) : null;
    }

    private T Completed<T>(Dictionary<string, T> unfinished, T step)
        where T : WatchStep
    {
        unfinished.Remove(step.Catalog);
        _resyncs.Remove(step.Catalog);
        return step;
    }

    private static T Begun<T>(Dictionary<string, T> unfinished, string catalog)
        where T : WatchStep =>
        unfinished.GetValueOrDefault(catalog) ?? throw new FormatException($"{catalog}: a part without its beginning.");
}

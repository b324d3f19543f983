using System.Diagnostics;
using MasterData.Core.Following;
using MasterData.Versions;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Encodes each snapshot and delta once, however many streams ask, and keeps the latest.</summary>
internal sealed class StepCache(IOptions<SyncOptions> options)
{
    // To hand so little to another thread, and to wait for it, takes longer than to do it.
    private const int FewKeys = 64;

    private readonly long _mostBytes = options.Value.EncodedCacheMiB * 1024L * 1024;
    private readonly Lock _writing = new();
    private readonly Dictionary<StepKey, LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _byUse = [];
    private long _bytes;
    private long _encoded;
    private volatile Chosen? _chosen;

    /// <summary>How many steps were encoded since the start.</summary>
    public long Encoded => Interlocked.Read(ref _encoded);

    /// <summary>
    /// What follows <paramref name="from"/> at an entry's head, if another stream has just chosen it; null: unknown.
    /// </summary>
    /// <remarks>
    /// A thousand streams have the same head before a version, so one judges and chooses for all of them.
    /// </remarks>
    public EncodedStep? Next(CatalogHead? from, CatalogEntry entry) =>
        _chosen is { } chosen && ReferenceEquals(chosen.From, from) && ReferenceEquals(chosen.To, entry.State.Head)
            ? chosen.Step
            : null;

    /// <summary>
    /// A stream has chosen <paramref name="step"/> from its head to an entry's. A snapshot is not chosen for others.
    /// </summary>
    public void Follows(CatalogHead? from, CatalogEntry entry, EncodedStep step)
    {
        if (from is not null && !step.IsSnapshot)
        {
            _chosen = new(from, entry.State.Head, step);
        }
    }

    /// <summary>The snapshot of an entry.</summary>
    public Task<EncodedStep> SnapshotAsync(CatalogEntry entry)
    {
        var head = entry.State.Head;
        return GetAsync(
            new(head.Catalog, head.Epoch, 0, head.Version), () => StepEncoder.Snapshot(entry.State), isShort: false);
    }

    /// <summary>The delta from a retained version to an entry's head.</summary>
    public Task<EncodedStep> DeltaAsync(CatalogEntry entry, long from)
    {
        var head = entry.State.Head;
        var key = new StepKey(head.Catalog, head.Epoch, from, head.Version);
        return Find(key) ?? GetAsync(
            key,
            () => StepEncoder.Delta(entry.State.DeltaFrom(entry.Log, from)),
            IsShort(entry, from));
    }

    /// <summary>
    /// The delta from a state that was just sent to an entry's head, whether or not its version is retained.
    /// </summary>
    public Task<EncodedStep> DeltaAsync(CatalogEntry entry, CatalogState sent)
    {
        var head = entry.State.Head;
        return GetAsync(
            new(head.Catalog, head.Epoch, sent.Head.Version, head.Version),
            () => StepEncoder.Delta(entry.State.DeltaFrom(sent)),
            isShort: false);
    }

    /// <summary>
    /// What takes a copy from a retained version to an entry's head in fewer bytes: delta or snapshot.
    /// </summary>
    public Task<EncodedStep> SmallestAsync(CatalogEntry entry, long from)
    {
        var delta = DeltaAsync(entry, from);
        return delta.IsCompletedSuccessfully && IsSmall(delta.Result, entry) ? delta : ChooseAsync(delta, entry);
    }

    private static bool IsSmall(EncodedStep delta, CatalogEntry entry) => delta.Keys * 2 < entry.State.Head.Count;

    private async Task<EncodedStep> ChooseAsync(Task<EncodedStep> encoded, CatalogEntry entry)
    {
        var delta = await encoded;
        if (IsSmall(delta, entry))
        {
            return delta;
        }

        var snapshot = await SnapshotAsync(entry);
        return snapshot.Size < delta.Size ? snapshot : delta;
    }

    /// <summary>The step if it is still kept.</summary>
    public Task<EncodedStep>? Find(StepKey key)
    {
        lock (_writing)
        {
            return _kept.TryGetValue(key, out var node) ? Use(node).Step : null;
        }
    }

    private static bool IsShort(CatalogEntry entry, long from) =>
        entry.Log.Newest - from <= FewKeys && entry.Log.KeysBetween(from, entry.Log.Newest).Count <= FewKeys;

    private Task<EncodedStep> GetAsync(StepKey key, Func<EncodedStep> encode, bool isShort)
    {
        // Outside of any caller, so that a cancelled stream takes no step away from the others.
        var step = new Task<EncodedStep>(() => Encode(key, encode));
        lock (_writing)
        {
            if (_kept.TryGetValue(key, out var node))
            {
                return Use(node).Step;
            }

            _kept.Add(key, _byUse.AddFirst(new Kept(key, step)));
        }

        if (isShort)
        {
            step.RunSynchronously(TaskScheduler.Default);
        }
        else
        {
            step.Start(TaskScheduler.Default);
        }

        return step;
    }

    private EncodedStep Encode(StepKey key, Func<EncodedStep> encode)
    {
        try
        {
            var step = encode();
            Interlocked.Increment(ref _encoded);
            Weigh(key, step.Weight);
            return step;
        }
        catch
        {
            Weigh(key, null);
            throw;
        }
    }

    private void Weigh(StepKey key, long? size)
    {
        lock (_writing)
        {
            var node = _kept[key];
            if (size is null)
            {
                Drop(node);
                return;
            }

            node.Value.Size = size.Value;
            _bytes += size.Value;

            // The newest stays even if it alone is too large: all streams are about to ask for it.
            for (var last = _byUse.Last; _bytes > _mostBytes && last is not null;)
            {
                var before = last.Previous;
                if (last != node && last.Value.Size > 0)
                {
                    Drop(last);
                }

                last = before;
            }
        }
    }

    private Kept Use(LinkedListNode<Kept> node)
    {
        if (_byUse.First != node)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        return node.Value;
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        _byUse.Remove(node);
        _kept.Remove(node.Value.Key);
        _bytes -= node.Value.Size;
        Debug.Assert(_bytes >= 0, "What is dropped was weighed.");
    }

    private sealed record Chosen(CatalogHead From, CatalogHead To, EncodedStep Step);

    private sealed class Kept(StepKey key, Task<EncodedStep> step)
    {
        public StepKey Key => key;

        public Task<EncodedStep> Step => step;

        /// <summary>Zero while it is being encoded.</summary>
        public long Size { get; set; }
    }
}

using MasterData.Core.Versions;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>The lists that were read last. They keep the pages of a list at one version while others publish.</summary>
internal sealed class ListIndexes(OldStates old)
{
    // Enough for the pages of a few callers at a time; an evicted one is built again from the old version.
    private const int Kept = 8;

    private readonly Lock _writing = new();
    private readonly LinkedList<(IndexKey Key, Lazy<ListIndex> Index)> _recent = [];

    /// <summary>The list at a point.</summary>
    internal async Task<ListIndex> GetAsync(ReadPoint point, CancellationToken cancellationToken)
    {
        var key = KeyOf(point);
        if (Find(key) is { } found)
        {
            return found.Value;
        }

        var state = await old.GetAsync(point, cancellationToken);
        return Add(key, state).Value;
    }

    /// <summary>
    /// Whether the list at a point is of the newest version and at hand, so that reading it is cheap.
    /// </summary>
    internal bool Holds(ReadPoint point) => point.State is not null && Find(KeyOf(point)) is { IsValueCreated: true };

    private static IndexKey KeyOf(ReadPoint point) =>
        new(point.Head.Catalog, point.Head.Epoch, point.Head.Version, point.EffectiveOn);

    private Lazy<ListIndex>? Find(IndexKey key)
    {
        lock (_writing)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Index;
                }
            }
        }

        return null;
    }

    // Built outside of the lock, and once however many wait for it.
    private Lazy<ListIndex> Add(IndexKey key, CatalogState state)
    {
        if (Find(key) is { } found)
        {
            return found;
        }

        var index = new Lazy<ListIndex>(() => ListIndex.Build(state, key.Day));
        lock (_writing)
        {
            _recent.AddFirst((key, index));
            if (_recent.Count > Kept)
            {
                _recent.RemoveLast();
            }
        }

        return index;
    }

    private sealed record IndexKey(string Catalog, string Epoch, long Version, DateOnly Day);
}

using System.Collections.Frozen;

namespace MasterData.Sync;

/// <summary>Documents of one kind by code or id: a frozen base, and a small overlay that each change copies.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class DocumentSet<T>
    where T : Document
{
    /// <summary>The set without documents.</summary>
    public static readonly DocumentSet<T> Empty = new(FrozenDictionary<string, T>.Empty, [], null);

    private readonly FrozenDictionary<string, T> _base;
    private readonly string[] _baseIds;
    private readonly Dictionary<string, T?>? _overlay;
    private string[]? _overlayIds;

    private DocumentSet(FrozenDictionary<string, T> documents, string[] ids, Dictionary<string, T?>? overlay) =>
        (_base, _baseIds, _overlay) = (documents, ids, overlay);

    /// <summary>The documents of the base in ordinal order, without regard to the overlay.</summary>
    public IEnumerable<T> Base => _baseIds.Select(id => _base[id]);

    /// <summary>The documents of the overlay in ordinal order.</summary>
    public IEnumerable<T> Overlay => OverlayIds.Select(id => _overlay![id]).OfType<T>();

    /// <summary>All documents in ordinal order.</summary>
    public IEnumerable<T> All => _overlay is null ? Base : Merged();

    /// <summary>Whether there is an overlay.</summary>
    public bool HasOverlay => _overlay is not null;

    /// <summary>Whether the overlay has grown so large that copying it costs more than it saves.</summary>
    public bool IsOvergrown => _overlay is { } overlay && overlay.Count > Math.Max(1024, _base.Count / 8);

    private string[] OverlayIds => _overlayIds ??= Sorted(_overlay?.Keys ?? Enumerable.Empty<string>());

    /// <summary>A set with all of <paramref name="documents"/> in the base.</summary>
    public static DocumentSet<T> Of(IReadOnlyDictionary<string, T> documents) =>
        new(documents.ToFrozenDictionary(StringComparer.Ordinal), Sorted(documents.Keys), null);

    /// <summary>The document with this code or id; null if there is none. Allocates nothing.</summary>
    public T? Find(string id) =>
        _overlay is not null && _overlay.TryGetValue(id, out var changed) ? changed : _base.GetValueOrDefault(id);

    /// <summary>Whether both stand on one base, so that what is known of its base holds for both.</summary>
    public bool HasSameBase(DocumentSet<T> other) => ReferenceEquals(_base, other._base);

    /// <summary>Whether the overlay replaces or removes this code or id.</summary>
    public bool IsOverlaid(string id) => _overlay is not null && _overlay.ContainsKey(id);

    /// <summary>The set after changes; null: the document goes.</summary>
    public DocumentSet<T> With(IReadOnlyCollection<KeyValuePair<string, T?>> changes)
    {
        if (changes.Count is 0)
        {
            return this;
        }

        var overlay = _overlay is null
            ? new Dictionary<string, T?>(changes.Count, StringComparer.Ordinal)
            : new(_overlay, StringComparer.Ordinal);
        foreach (var (id, document) in changes)
        {
            if (document is null && !_base.ContainsKey(id))
            {
                overlay.Remove(id);
            }
            else
            {
                overlay[id] = document;
            }
        }

        return new(_base, _baseIds, overlay.Count is 0 ? null : overlay);
    }

    /// <summary>The same documents, all in the base.</summary>
    public DocumentSet<T> Rebase(Func<T, string> id) =>
        _overlay is null ? this : Of(All.ToDictionary(id, StringComparer.Ordinal));

    private static string[] Sorted(IEnumerable<string> ids)
    {
        var sorted = ids.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private IEnumerable<T> Merged()
    {
        var overlaid = OverlayIds;
        var next = 0;
        foreach (var id in _baseIds)
        {
            for (; next < overlaid.Length && string.CompareOrdinal(overlaid[next], id) < 0; next++)
            {
                if (_overlay![overlaid[next]] is { } added)
                {
                    yield return added;
                }
            }

            if (!_overlay!.ContainsKey(id))
            {
                yield return _base[id];
            }
        }

        for (; next < overlaid.Length; next++)
        {
            if (_overlay![overlaid[next]] is { } added)
            {
                yield return added;
            }
        }
    }
}

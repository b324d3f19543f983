using System.Collections.Frozen;

namespace MasterData.Documents;

/// <summary>Documents of one kind by code or id: a base, and a small overlay that each change copies.</summary>
/// <remarks>Immutable. The base is frozen, or as it came from the wire until somebody has read it.</remarks>
internal sealed class DocumentSet<T>
    where T : Document
{
    private const int MostOverlay = 1024;

    /// <summary>The set without documents.</summary>
    public static readonly DocumentSet<T> Empty = new(FrozenDictionary<string, T>.Empty, [], null, null);

    private readonly FrozenDictionary<string, T> _base;
    private readonly string[] _baseIds;
    private readonly UnreadDocuments? _unread;
    private readonly Dictionary<string, T?>? _overlay;
    private string[]? _overlayIds;

    private DocumentSet(
        FrozenDictionary<string, T> documents,
        string[] ids,
        UnreadDocuments? unread,
        Dictionary<string, T?>? overlay) =>
        (_base, _baseIds, _unread, _overlay) = (documents, ids, unread, overlay);

    /// <summary>The documents of the base in ordinal order, without regard to the overlay.</summary>
    public IEnumerable<T> Base => BaseEntries.Select(entry => entry.Value);

    /// <summary>The documents of the overlay in ordinal order.</summary>
    public IEnumerable<T> Overlay => OverlayIds.Select(id => _overlay![id]).OfType<T>();

    /// <summary>The documents of the overlay in any order.</summary>
    public IEnumerable<T> Changed
    {
        get
        {
            // Not OfType, which asks the runtime what each is: a publication goes through all of them.
            foreach (var document in _overlay?.Values ?? Enumerable.Empty<T?>())
            {
                if (document is not null)
                {
                    yield return document;
                }
            }
        }
    }

    /// <summary>All documents in ordinal order.</summary>
    public IEnumerable<T> All => Entries.Select(entry => entry.Value);

    /// <summary>Whether there is an overlay.</summary>
    public bool HasOverlay => _overlay is not null;

    /// <summary>Whether the overlay has grown so large that copying it costs more than it saves.</summary>
    public bool IsOvergrown => OverlayCount > MostOverlay && OverlayCount > BaseCount / 8;

    /// <summary>
    /// Whether another base would spare those who read or change it something, long before it must be made.
    /// </summary>
    public bool IsRebaseDue => _unread is not null || (OverlayCount > MostOverlay / 2 && OverlayCount > BaseCount / 64);

    private int OverlayCount => _overlay?.Count ?? 0;

    private int BaseCount => _unread is null ? _base.Count : _unread.ItemCount;

    private IEnumerable<KeyValuePair<string, T>> BaseEntries => _unread is null
        ? _baseIds.Select(id => KeyValuePair.Create(id, _base[id]))
        : _unread.Items.Select(item => KeyValuePair.Create(item.Code, (T)(Document)item));

    private IEnumerable<KeyValuePair<string, T>> Entries => _overlay is null ? BaseEntries : Merged();

    private string[] OverlayIds => _overlayIds ??= Sorted(_overlay?.Keys ?? Enumerable.Empty<string>());

    /// <summary>The items of <paramref name="unread"/> as a base: only items are so many.</summary>
    public static DocumentSet<T> Of(UnreadDocuments unread) => new(FrozenDictionary<string, T>.Empty, [], unread, null);

    /// <summary>
    /// The document with this code or id; null if there is none. Allocates nothing, once the base is frozen.
    /// </summary>
    public T? Find(string id) =>
        _overlay is not null && _overlay.TryGetValue(id, out var changed) ? changed : FindInBase(id);

    /// <summary>Whether both stand on one base, so that what is known of its base holds for both.</summary>
    public bool HasSameBase(DocumentSet<T> other) =>
        ReferenceEquals(_base, other._base) && ReferenceEquals(_unread, other._unread);

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
            if (document is null && FindInBase(id) is null)
            {
                overlay.Remove(id);
            }
            else
            {
                overlay[id] = document;
            }
        }

        return new(_base, _baseIds, _unread, overlay.Count is 0 ? null : overlay);
    }

    /// <summary>The same documents, all in a frozen base.</summary>
    public DocumentSet<T> Rebase() =>
        _overlay is null && _unread is null ? this : Frozen(new(Entries, StringComparer.Ordinal));

    private static DocumentSet<T> Frozen(Dictionary<string, T> documents) =>
        new(documents.ToFrozenDictionary(StringComparer.Ordinal), Sorted(documents.Keys), null, null);

    private static string[] Sorted(IEnumerable<string> ids)
    {
        var sorted = ids.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private T? FindInBase(string id) => _base.GetValueOrDefault(id) ?? (T?)(Document?)_unread?.Find(id);

    private IEnumerable<KeyValuePair<string, T>> Merged()
    {
        var overlaid = OverlayIds;
        var next = 0;
        foreach (var entry in BaseEntries)
        {
            for (; next < overlaid.Length && string.CompareOrdinal(overlaid[next], entry.Key) < 0; next++)
            {
                if (_overlay![overlaid[next]] is { } added)
                {
                    yield return new(overlaid[next], added);
                }
            }

            if (!_overlay!.ContainsKey(entry.Key))
            {
                yield return entry;
            }
        }

        for (; next < overlaid.Length; next++)
        {
            if (_overlay![overlaid[next]] is { } added)
            {
                yield return new(overlaid[next], added);
            }
        }
    }
}

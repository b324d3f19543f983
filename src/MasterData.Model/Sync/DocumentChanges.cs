using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.Sync;

/// <summary>Changed and removed documents, sorted by kind, with the leaves they make.</summary>
internal sealed class DocumentChanges
{
    private readonly CanonicalWriter _writer = new();
    private readonly string _catalog;

    /// <exception cref="ArgumentException">A key is named twice, is unknown, or must not be removed.</exception>
    public DocumentChanges(string catalog, IEnumerable<Document> changed, IEnumerable<string> removed)
    {
        _catalog = catalog;
        foreach (var document in changed)
        {
            Add(DocumentOrder.Of(document));
        }

        foreach (var key in removed)
        {
            Remove(key);
        }
    }

    /// <summary>The leaves in the order given.</summary>
    public List<Leaf> Leaves { get; } = [];

    /// <summary>Items by code; null: it goes.</summary>
    public Dictionary<string, ItemDocument?> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>Acts by id; null: it goes.</summary>
    public Dictionary<string, LegalAct?> Acts { get; } = new(StringComparer.Ordinal);

    /// <summary>What the catalog says of itself; null: as before.</summary>
    public CatalogContent? Catalog { get; private set; }

    private void Add(Document document)
    {
        var isNew = document switch
        {
            ItemDocument item => Items.TryAdd(item.Code, item),
            LegalAct act => Acts.TryAdd(act.Id, act),
            CatalogContent content => Catalog is null && (Catalog = content) is not null,
            _ => throw new ArgumentException($"{document.GetType()} is no document."),
        };
        Leaves.Add(new(Once(document.Key, isNew), Canonical.Leaf(_writer, _catalog, document)));
    }

    private void Remove(string key)
    {
        var isNew = DocumentKey.KindOf(key) switch
        {
            DocumentKey.Item => Items.TryAdd(DocumentKey.IdOf(key), null),
            DocumentKey.Act => Acts.TryAdd(DocumentKey.IdOf(key), null),
            _ => throw new ArgumentException($"'{key}' cannot be removed."),
        };
        Leaves.Add(new(Once(key, isNew), null));
    }

    private static string Once(string key, bool isNew) =>
        isNew ? key : throw new ArgumentException($"'{key}' is named twice.");
}

using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Digests;
using MasterData.Items;

namespace MasterData.Documents;

/// <summary>Changed and removed documents, sorted by kind, with the leaves they make.</summary>
internal sealed class DocumentChanges
{
    /// <exception cref="ArgumentException">A key is named twice, is unknown, or must not be removed.</exception>
    public DocumentChanges(string catalog, IEnumerable<Document> changed, IEnumerable<string> removed)
    {
        var parts = HashedDocuments.OfMany(catalog, changed);
        var count = parts.Sum(part => part.Documents.Count);
        (Leaves, Items) = (new(count), new(count, StringComparer.Ordinal));
        foreach (var part in parts)
        {
            for (var number = 0; number < part.Leaves.Length; number++)
            {
                Add(part.Documents[number], part.Leaves[number]);
            }
        }

        foreach (var key in removed)
        {
            Remove(key);
        }
    }

    /// <summary>The leaves in the order given.</summary>
    public List<Leaf> Leaves { get; }

    /// <summary>Items by code; null: it goes.</summary>
    public Dictionary<string, ItemDocument?> Items { get; }

    /// <summary>Acts by id; null: it goes.</summary>
    public Dictionary<string, LegalAct?> Acts { get; } = new(StringComparer.Ordinal);

    /// <summary>What the catalog says of itself; null: as before.</summary>
    public CatalogContent? Catalog { get; private set; }

    private void Add(Document document, Leaf leaf)
    {
        var isNew = document switch
        {
            ItemDocument item => Items.TryAdd(item.Code, item),
            LegalAct act => Acts.TryAdd(act.Id, act),
            CatalogContent content => Catalog is null && (Catalog = content) is not null,
            _ => throw new ArgumentException($"{document.GetType()} is no document."),
        };
        Leaves.Add(Once(leaf, isNew));
    }

    private void Remove(string key)
    {
        var isNew = DocumentKey.KindOf(key) switch
        {
            DocumentKey.Item => Items.TryAdd(DocumentKey.IdOf(key), null),
            DocumentKey.Act => Acts.TryAdd(DocumentKey.IdOf(key), null),
            _ => throw new ArgumentException($"'{key}' cannot be removed."),
        };
        Leaves.Add(Once(Leaf.Gone(key), isNew));
    }

    private static Leaf Once(Leaf leaf, bool isNew) =>
        isNew ? leaf : throw new ArgumentException($"'{leaf.Key}' is named twice.");
}

namespace MasterData.Documents;

/// <summary>The keys of documents: <c>catalog</c>, <c>act/{id}</c>, <c>item/{code}</c>.</summary>
public static class DocumentKey
{
    /// <summary>The kind of an item's document.</summary>
    public const string Item = "item";

    /// <summary>The kind of a legal act's document.</summary>
    public const string Act = "act";

    /// <summary>The kind, and the whole key, of the catalog's own document.</summary>
    public const string Catalog = "catalog";

    private const string ItemPrefix = "item/";
    private const string ActPrefix = "act/";

    /// <summary>The key of the item with this code.</summary>
    public static string OfItem(string code) => ItemPrefix + code;

    /// <summary>The key of the act with this id.</summary>
    public static string OfAct(string id) => ActPrefix + id;

    /// <summary>Which kind of document has this key; null: none.</summary>
    public static string? KindOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(ItemPrefix, StringComparison.Ordinal) ? Item
            : key.StartsWith(ActPrefix, StringComparison.Ordinal) ? Act
            : key == Catalog ? Catalog
            : null;
    }

    /// <summary>The code or id in a key of a known kind; empty for the catalog's own.</summary>
    public static string IdOf(string key) => KindOf(key) switch
    {
        Item => key[ItemPrefix.Length..],
        Act => key[ActPrefix.Length..],
        _ => "",
    };
}

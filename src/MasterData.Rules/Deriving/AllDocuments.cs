using MasterData.Documents;
using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>Derives every document from facts alone: at the start, after a restore, for an old version.</summary>
internal static class AllDocuments
{
    /// <summary>All documents of a store.</summary>
    public static IEnumerable<Document> Of(FactStore store) => Items(store).Cast<Document>().Concat(
        store.Known.Values.Select(facts => facts[^1].Document).OfType<Document>());

    /// <summary>The items of a store, in ordinal order of code.</summary>
    public static IEnumerable<ItemDocument> Items(FactStore store)
    {
        var schema = store.Catalog!.Schema;
        var derivation = new Derivation(new(store), schema, schema);
        return store.Bearings.Keys.Order(StringComparer.Ordinal).Select(derivation.Document).OfType<ItemDocument>();
    }
}

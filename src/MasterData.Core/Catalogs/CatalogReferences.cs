using System.Runtime.CompilerServices;
using MasterData.Catalogs;
using MasterData.Core.Following;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>
/// Which codes of one catalog the items of another refer to. Computed once for each state, when asked.
/// </summary>
internal sealed class CatalogReferences
{
    private const int AtMost = 20;
    private static readonly ConditionalWeakTable<CatalogState, CatalogReferences> Known = [];
    private readonly ILookup<(string Catalog, string Code), (string Item, DateOnly Until)> _referring;

    private CatalogReferences(CatalogState state)
    {
        var targets = state.Catalog.Schema.Attributes
            .Where(attribute => attribute.Type is AttributeType.Reference)
            .ToDictionary(attribute => attribute.Id, attribute => attribute.Catalog, StringComparer.Ordinal);
        _referring = state.Items
            .SelectMany(item => item.Slices, (item, slice) => (item, slice))
            .SelectMany(pair => pair.slice.Attributes, (pair, value) => (pair.item, pair.slice, value))
            .Where(found => targets.ContainsKey(found.value.Id))
            .ToLookup(
                found => (targets[found.value.Id], found.value.Value),
                found => ($"{state.Head.Catalog}/{found.item.Code}", found.slice.ValidTo));
    }

    /// <summary>The catalogs that the schema of <paramref name="catalog"/> refers to, in ordinal order.</summary>
    public static IReadOnlyList<string> Targets(CatalogContent catalog) =>
    [
        .. catalog.Schema.Attributes
            .Where(attribute => attribute.Type is AttributeType.Reference)
            .Select(attribute => attribute.Catalog)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The items of other catalogs that refer to a code on or after a day: <c>catalog/code</c>, at most 20.
    /// </summary>
    public static IReadOnlyList<string> To(
        IEnumerable<CatalogEntry> entries, string catalog, string code, DateOnly day) =>
    [
        .. entries
            .Where(entry => entry.Catalog != catalog && Targets(entry.State.Catalog).Contains(catalog))
            .SelectMany(entry => Known.GetValue(entry.State, state => new(state))._referring[(catalog, code)])
            .Where(found => found.Until > day)
            .Select(found => found.Item)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Take(AtMost),
    ];
}

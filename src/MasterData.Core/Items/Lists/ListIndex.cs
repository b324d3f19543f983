using System.Collections.Immutable;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>The items of a catalog in force on a day, by code, each with its depth on that day.</summary>
internal sealed class ListIndex
{
    /// <summary>More than any hierarchy has; the rules refuse cycles, but a list must end in any case.</summary>
    public const int MostLevels = 64;

    private readonly Dictionary<string, ItemInForce> _byCode = new(StringComparer.Ordinal);
    private readonly CatalogState _state;

    private ListIndex(CatalogState state) => _state = state;

    /// <summary>The items in ordinal order of code.</summary>
    public ImmutableArray<ItemInForce> Items { get; private init; } = [];

    /// <summary>Reads what is in force in <paramref name="state"/> on <paramref name="day"/>.</summary>
    public static ListIndex Build(CatalogState state, DateOnly day)
    {
        var slices = new Dictionary<string, Slice>(StringComparer.Ordinal);
        var order = new List<ItemDocument>();
        foreach (var item in state.Items)
        {
            if (item.On(day) is { } slice)
            {
                slices.Add(item.Code, slice);
                order.Add(item);
            }
        }

        var levels = new Dictionary<string, int>(slices.Count, StringComparer.Ordinal);
        var items = order.Select(item => new ItemInForce(item, slices[item.Code], LevelOf(item.Code, slices, levels)));
        var index = new ListIndex(state) { Items = [.. items] };
        foreach (var item in index.Items)
        {
            index._byCode.Add(item.Item.Code, item);
        }

        return index;
    }

    /// <summary>The items after <paramref name="after"/> that a query asks for.</summary>
    public IEnumerable<ItemInForce> Select(ListQuery query, string after)
    {
        var parent = CodeOf(query.Parent);
        var under = CodeOf(query.Under);
        return Items.Skip(IndexAfter(after)).Where(item =>
            (parent is "" || item.Slice.Parent == parent)
            && (query.Kind is "" || item.Slice.Kind == query.Kind)
            && (query.Level is 0 || item.Level == query.Level)
            && (under is "" || StandsUnder(item, under)));
    }

    private static int LevelOf(string code, Dictionary<string, Slice> slices, Dictionary<string, int> levels)
    {
        if (levels.TryGetValue(code, out var known))
        {
            return known;
        }

        // Written first, so that a cycle would end here.
        levels[code] = 1;
        var parent = slices[code].Parent;
        var level = parent is not "" && slices.ContainsKey(parent) ? LevelOf(parent, slices, levels) + 1 : 1;
        return levels[code] = level;
    }

    private bool StandsUnder(ItemInForce item, string under)
    {
        var steps = 0;
        for (var at = item; at.Slice.Parent is not "" && steps < MostLevels; steps++)
        {
            if (at.Slice.Parent == under)
            {
                return true;
            }

            if (!_byCode.TryGetValue(at.Slice.Parent, out var above))
            {
                return false;
            }

            at = above;
        }

        return false;
    }

    private string CodeOf(string codeOrAlias) =>
        codeOrAlias is "" ? "" : _state.Resolve(codeOrAlias)?.Code ?? codeOrAlias;

    private int IndexAfter(string code)
    {
        if (code is "")
        {
            return 0;
        }

        var (low, high) = (0, Items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Items[middle].Item.Code, code) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

using System.Collections.Immutable;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>The items of a catalog in force on a day, by code, each with its depth on that day.</summary>
internal sealed class ListIndex
{
    private readonly CatalogState _state;
    private readonly Dictionary<string, Slice> _slices;

    private ListIndex(CatalogState state, Dictionary<string, Slice> slices) => (_state, _slices) = (state, slices);

    /// <summary>The items in ordinal order of code.</summary>
    public ImmutableArray<ItemInForce> Items { get; private init; } = [];

    /// <summary>Reads what is in force in <paramref name="state"/> on <paramref name="day"/>.</summary>
    public static ListIndex Build(CatalogState state, DateOnly day)
    {
        var slices = new Dictionary<string, Slice>(StringComparer.Ordinal);
        var order = new List<(ItemDocument Item, Slice Slice)>();
        foreach (var item in state.Items)
        {
            if (item.On(day) is { } slice)
            {
                slices.Add(item.Code, slice);
                order.Add((item, slice));
            }
        }

        return new(state, slices)
        {
            Items = [.. order.Select(found => new ItemInForce(found.Item, found.Slice, LevelOf(found.Slice, slices)))],
        };
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
            && (under is "" || StandsUnder(item.Slice, under)));
    }

    private static int LevelOf(Slice slice, Dictionary<string, Slice> slices)
    {
        var walk = new AncestorWalk(slice);
        while (walk.Next is { } parent && walk.TryGoOn(slices.GetValueOrDefault(parent)))
        {
        }

        return walk.Level;
    }

    private bool StandsUnder(Slice slice, string code)
    {
        var walk = new AncestorWalk(slice);
        while (walk.Next is { } parent)
        {
            if (parent == code)
            {
                return true;
            }

            if (!walk.TryGoOn(_slices.GetValueOrDefault(parent)))
            {
                return false;
            }
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

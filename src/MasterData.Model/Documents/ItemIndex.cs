using MasterData.Items;

namespace MasterData.Documents;

/// <summary>What some items are found by besides their code. Never changed once built.</summary>
internal sealed class ItemIndex
{
    private readonly Dictionary<string, string[]> _children;
    private readonly Dictionary<string, string[]> _units;
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Indexes <paramref name="items"/>, which come in ordinal order of code.</summary>
    public ItemIndex(IEnumerable<ItemDocument> items)
    {
        var children = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var units = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var slice in item.Slices)
            {
                Add(children, slice.Parent, item.Code);
                Add(units, slice.Unit, item.Code);
            }

            foreach (var alias in item.Aliases)
            {
                _aliases[alias] = item.Code;
            }
        }

        _children = Pack(children);
        _units = Pack(units);
    }

    /// <summary>The codes with a slice directly under <paramref name="parent"/>, in ordinal order.</summary>
    public string[] ChildrenOf(string parent) => _children.GetValueOrDefault(parent, []);

    /// <summary>The codes under which a unit has slices, in ordinal order.</summary>
    public string[] CodesOf(string unit) => _units.GetValueOrDefault(unit, []);

    /// <summary>The code with this alias; null if there is none.</summary>
    public string? CodeOfAlias(string alias) => _aliases.GetValueOrDefault(alias);

    // The items come one after another, so an equal code can only be the last one.
    private static void Add(Dictionary<string, List<string>> index, string key, string code)
    {
        if (!index.TryGetValue(key, out var codes))
        {
            index.Add(key, codes = []);
        }

        if (codes.Count is 0 || codes[^1] != code)
        {
            codes.Add(code);
        }
    }

    private static Dictionary<string, string[]> Pack(Dictionary<string, List<string>> index) =>
        index.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
}

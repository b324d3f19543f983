using MasterData.Facts;
using MasterData.Items;
using MasterData.Spines;

namespace MasterData.Deriving;

/// <summary>The statements of one field of a thread by day: each holds up to the next.</summary>
internal sealed class Statements
{
    private readonly SortedSet<(DateOnly Day, string Value)> _rows = new(
        Comparer<(DateOnly Day, string Value)>.Create((left, right) => left.Day != right.Day
            ? left.Day.CompareTo(right.Day)
            : string.CompareOrdinal(left.Value, right.Value)));

    private (DateOnly Day, string Value)[]? _sorted;

    /// <summary>All statements by day, then value.</summary>
    public (DateOnly Day, string Value)[] Rows => _sorted ??= [.. _rows];

    /// <summary>Takes a statement.</summary>
    public void Add(Fact fact)
    {
        _rows.Add((fact.Day, fact.Value));
        _sorted = null;
    }

    /// <summary>The statement in force on a day; null: none was made until then.</summary>
    public (DateOnly Day, string Value)? At(DateOnly day)
    {
        for (var i = Rows.Length - 1; i >= 0; i--)
        {
            if (Rows[i].Day <= day)
            {
                return Rows[i];
            }
        }

        return null;
    }

    /// <summary>The statements of a thread's fields, the code apart, within its life.</summary>
    public static SortedDictionary<string, Statements> Of(Spine spine, IEnumerable<Fact> facts)
    {
        var fields = new SortedDictionary<string, Statements>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (fact.Kind is FactKind.State && fact.Key is not FieldIds.Code && spine.Covers(fact.Day))
            {
                if (!fields.TryGetValue(fact.Key, out var field))
                {
                    fields.Add(fact.Key, field = new());
                }

                field.Add(fact);
            }
        }

        return fields;
    }
}

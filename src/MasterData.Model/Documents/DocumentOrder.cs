using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Documents;

/// <summary>Brings the lists of a document into the order of the canonical form.</summary>
internal static class DocumentOrder
{
    /// <summary>The same document if it is in order, as it nearly always is; else an ordered copy.</summary>
    public static Document Of(Document document) => document is ItemDocument item ? Of(item) : document;

    public static int Compare(string left, string right) => string.CompareOrdinal(left, right);

    public static int Compare(Slice left, Slice right) => left.ValidFrom.CompareTo(right.ValidFrom);

    public static int Compare(AttributeValue left, AttributeValue right) => string.CompareOrdinal(left.Id, right.Id);

    public static int Compare(Leg left, Leg right)
    {
        var byDate = left.Date.CompareTo(right.Date);
        var byFrom = byDate is 0 ? string.CompareOrdinal(left.From, right.From) : byDate;
        return byFrom is 0 ? string.CompareOrdinal(left.To, right.To) : byFrom;
    }

    public static bool IsOrdered<T>(ImmutableArray<T> entries, Comparison<T> comparison)
    {
        var span = entries.AsSpan();
        for (var i = 1; i < span.Length; i++)
        {
            if (comparison(span[i - 1], span[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static ItemDocument Of(ItemDocument item) => IsOrdered(item) ? item : item with
    {
        Aliases = Order(item.Aliases, Compare),
        Slices = Order([.. item.Slices.Select(Of)], Compare),
        Legs = Order([.. item.Legs.Select(leg => leg with { Acts = Order(leg.Acts, Compare) })], Compare),
    };

    private static bool IsOrdered(ItemDocument item) =>
        IsOrdered(item.Aliases, Compare) && IsOrdered(item.Slices, Compare) && IsOrdered(item.Legs, Compare)
        && All(item.Slices, IsOrdered) && All(item.Legs, static leg => IsOrdered(leg.Acts, Compare));

    // Not LINQ's: this runs for each of all documents.
    private static bool All<T>(ImmutableArray<T> entries, Func<T, bool> holds)
    {
        foreach (var entry in entries.AsSpan())
        {
            if (!holds(entry))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOrdered(Slice slice) =>
        IsOrdered(slice.Attributes, Compare)
            && IsOrdered(slice.StartActs, Compare) && IsOrdered(slice.EndActs, Compare);

    private static Slice Of(Slice slice) => slice with
    {
        Attributes = Order(slice.Attributes, Compare),
        StartActs = Order(slice.StartActs, Compare),
        EndActs = Order(slice.EndActs, Compare),
    };

    // Sorting must be stable: legs may agree in all that they are ordered by.
    private static ImmutableArray<T> Order<T>(ImmutableArray<T> entries, Comparison<T> comparison) =>
        IsOrdered(entries, comparison) ? entries : [.. entries.Order(Comparer<T>.Create(comparison))];
}

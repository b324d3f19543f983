using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>Puts the document of a code together from the views of the threads that bear it.</summary>
internal static class ItemDocuments
{
    /// <summary>The document; null: no thread bears the code.</summary>
    public static ItemDocument? Build(string code, IEnumerable<ThreadView> views, IEnumerable<string> aliases)
    {
        var slices = new List<Slice>();
        var legs = new List<Leg>();
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var view in views)
        {
            foreach (var own in view.Slices.Where(own => own.Code == code))
            {
                slices.Add(own.Slice);
                units.Add(own.Slice.Unit);
            }

            legs.AddRange(view.Legs);
        }

        if (slices.Count is 0)
        {
            return null;
        }

        slices.Sort(Compare);
        return new()
        {
            Code = code,
            Aliases = [.. aliases.Order(StringComparer.Ordinal)],
            Slices = [.. slices],
            Legs = [.. Once(legs.FindAll(leg => units.Contains(leg.From) || units.Contains(leg.To)))],
        };
    }

    private static int Compare(Slice left, Slice right) =>
        (left.ValidFrom, left.ValidTo).CompareTo((right.ValidFrom, right.ValidTo)) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Unit, right.Unit);

    // A leg between two threads that bear the code stands in both views.
    private static List<Leg> Once(List<Leg> legs)
    {
        legs.Sort(LegOrder.Compare);
        for (var i = legs.Count - 1; i > 0; i--)
        {
            if (SameDocuments.Same(legs[i], legs[i - 1]))
            {
                legs.RemoveAt(i);
            }
        }

        return legs;
    }
}

using MasterData.Items;
using MasterData.Versions;

namespace MasterData.UnitTests.Changesets;

/// <summary>
/// What must hold in every published state, said anew and day by day, not by the code that is tested.
/// </summary>
internal static class Consistency
{
    /// <summary>What is wrong; null if nothing is.</summary>
    public static string? Problem(CatalogState state)
    {
        var items = state.Items.ToDictionary(item => item.Code);
        var units = items.Values.SelectMany(item => item.Slices.Select(slice => (item.Code, Slice: slice)))
            .ToLookup(pair => pair.Slice.Unit);
        var legs = items.Values.SelectMany(item => item.Legs).Select(leg => (leg.Date, leg.From, leg.To, leg.Extent))
            .Distinct().ToList();
        return items.Values.Select(OfSlices).FirstOrDefault(problem => problem is not null)
            ?? items.Values.Select(item => OfParents(item, items, state)).FirstOrDefault(problem => problem is not null)
            ?? units.Select(unit => OfUnit(unit.Key, [.. unit.Select(pair => pair.Slice)], legs))
                .FirstOrDefault(problem => problem is not null)
            ?? items.Values.Select(item => OfLegs(item, legs)).FirstOrDefault(problem => problem is not null);
    }

    private static string? OfSlices(ItemDocument item)
    {
        foreach (var slice in item.Slices)
        {
            if (slice.ValidFrom >= slice.ValidTo)
            {
                return $"{item.Code}: empty slice at {slice.ValidFrom}";
            }

            if (item.Slices.Any(
                other => other != slice && other.ValidFrom < slice.ValidTo && slice.ValidFrom < other.ValidTo))
            {
                return $"{item.Code}: overlap at {slice.ValidFrom}";
            }

            if (item.Slices.Any(next => next.ValidFrom == slice.ValidTo && next.Unit == slice.Unit
                && next.Stated.IsEmpty
                && (next.Name, next.ShortName, next.Kind, next.Parent)
                    == (slice.Name, slice.ShortName, slice.Kind, slice.Parent)
                && next.Attributes.SequenceEqual(slice.Attributes)))
            {
                return $"{item.Code}: equal neighbours at {slice.ValidTo}";
            }
        }

        return null;
    }

    private static string? OfParents(ItemDocument item, Dictionary<string, ItemDocument> items, CatalogState state)
    {
        var days = items.Values.SelectMany(other => other.Slices)
            .SelectMany(slice => (DateOnly[])[slice.ValidFrom, slice.ValidTo]).ToHashSet();
        foreach (var slice in item.Slices)
        {
            foreach (var day in days.Where(day => slice.ValidFrom <= day && day < slice.ValidTo))
            {
                var parent = slice.Parent.Length is 0 ? null : items.GetValueOrDefault(slice.Parent)?.On(day);
                var isAllowed = state.Catalog.Schema.Parents
                    .Any(rule => rule.Kind == slice.Kind && rule.Parent == (parent?.Kind ?? ""));
                if (slice.Parent.Length is 0 ? slice.Kind is not "p" : parent is null || !isAllowed)
                {
                    return $"{item.Code}: no parent {slice.Parent} on {day}";
                }
            }
        }

        return null;
    }

    private static string? OfUnit(
        string unit, List<Slice> slices, List<(DateOnly Date, string From, string To, Extent Extent)> legs)
    {
        slices.Sort((left, right) => left.ValidFrom.CompareTo(right.ValidFrom));
        if (slices.Zip(slices.Skip(1)).Any(pair => pair.First.ValidTo != pair.Second.ValidFrom
            || pair.First.Disposition is not Disposition.GoesOn))
        {
            return $"{unit}: not one stretch of time";
        }

        var (start, last) = (slices[0].ValidFrom, slices[^1]);
        if (legs.Any(leg => (leg.From == unit && (leg.Date <= start || leg.Date > last.ValidTo))
            || (leg.To == unit && (leg.Date < start || leg.Date >= last.ValidTo))))
        {
            return $"{unit}: a leg on a day that it did not live";
        }

        var ends = legs.Where(leg => leg.From == unit && leg.Date == last.ValidTo).ToList();
        var isCovered = ends is [{ Extent: Extent.Whole }]
            || (ends.Count > 1 && ends.All(leg => leg.Extent is Extent.Part));
        var isFine = last.Disposition switch
        {
            Disposition.GoesOn => last.ValidTo == DateOnly.MaxValue,
            Disposition.Legs => isCovered,
            Disposition.None => last.Reason.Length > 0 && ends.Count is 0,
            _ => false,
        };
        return isFine ? null : $"{unit}: ends on {last.ValidTo} as {last.Disposition} with {ends.Count} legs";
    }

    private static string? OfLegs(
        ItemDocument item, List<(DateOnly Date, string From, string To, Extent Extent)> legs)
    {
        var units = item.Slices.Select(slice => slice.Unit).ToHashSet();
        var own = item.Legs.Select(leg => (leg.Date, leg.From, leg.To, leg.Extent)).ToList();
        var all = legs.Where(leg => units.Contains(leg.From) || units.Contains(leg.To))
            .OrderBy(leg => leg.Date).ThenBy(leg => leg.From, StringComparer.Ordinal)
            .ThenBy(leg => leg.To, StringComparer.Ordinal);
        return own.SequenceEqual(all) ? null : $"{item.Code}: its legs are not those of its units";
    }
}

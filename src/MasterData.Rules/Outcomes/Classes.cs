using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Outcomes;

/// <summary>
/// The effect of a version on readers (MODEL.md 24), by comparing every code and day before and after.
/// </summary>
internal static class Classes
{
    /// <summary>Whether a code that had no end now has one.</summary>
    public static bool Ends(ItemDocument? old, ItemDocument? item) =>
        old?.Slices[^1].ValidTo == DateOnly.MaxValue && item?.Slices[^1].ValidTo != DateOnly.MaxValue;

    /// <summary>The classes of a changeset. Whatever it withdraws, it corrects.</summary>
    public static ChangeClass Of(
        WorkingFacts facts,
        SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> items,
        bool corrects,
        DateOnly today,
        List<MeaningChange> meanings)
    {
        var classes = corrects || facts.Gone.Any(fact => fact.Kind is not FactKind.Catalog)
            ? ChangeClass.Correction
            : ChangeClass.None;
        foreach (var (old, item) in items.Values)
        {
            classes |= Of(old, item, today, meanings);
        }

        return classes is ChangeClass.None && facts.Added.Any(fact => fact.Kind is FactKind.Act)
            ? ChangeClass.Additive
            : classes;
    }

    /// <summary>The class of a change of what the catalog says of itself.</summary>
    public static ChangeClass OfCatalog(CatalogContent old, CatalogContent described)
    {
        var schema = described.Schema;
        var loses = old.Schema.Kinds.Any(kind => schema.Kind(kind.Id) is not { } kept || kept != kind)
            || old.Schema.Parents.Any(rule => !schema.Parents.Contains(rule))
            || old.Schema.Attributes.Any(rule => schema.Attribute(rule.Id) is null)
            || schema.Attributes.Any(rule => rule.Required && old.Schema.Attribute(rule.Id)?.Required is not true)
            || schema.MergeResult != old.Schema.MergeResult;
        return loses ? ChangeClass.Amending : ChangeClass.Additive;
    }

    private static ChangeClass Of(
        ItemDocument? old, ItemDocument? item, DateOnly today, List<MeaningChange> meanings)
    {
        if (old is null)
        {
            return ChangeClass.Additive;
        }

        var classes = item is null ? ChangeClass.Correction : ChangeClass.None;
        var open = (Old: "", New: "");
        foreach (var (from, to) in Segments(old, item))
        {
            var pair = (Old: old.On(from)?.Unit ?? "", New: item?.On(from)?.Unit ?? "");
            if (pair.Old == pair.New || pair.Old.Length is 0)
            {
                classes |= pair.Old == pair.New ? ChangeClass.None : ChangeClass.Correction;
                open = pair.Old == pair.New ? ("", "") : open;
                continue;
            }

            classes |= to > today ? ChangeClass.Breaking : ChangeClass.Correction;
            if (open != pair)
            {
                meanings.Add(new(old.Code, from, pair.Old, pair.New));
                open = pair;
            }
        }

        if (item is null)
        {
            return classes;
        }

        classes |= Reads(old, item) ? ChangeClass.None : ChangeClass.Amending;
        classes |= item.Aliases.Except(old.Aliases).Any() ? ChangeClass.Additive : ChangeClass.None;
        classes |= old.Aliases.Except(item.Aliases).Any() ? ChangeClass.Correction : ChangeClass.None;
        return classes is ChangeClass.None ? ChangeClass.Amending : classes;
    }

    // Whether the units that stay read as they did, on every day on which they are the same.
    private static bool Reads(ItemDocument old, ItemDocument item) => Segments(old, item).All(segment =>
        old.On(segment.From) is not { } before || item.On(segment.From) is not { } after || before.Unit != after.Unit
        || ((before.Name, before.ShortName, before.Kind, before.Parent)
                == (after.Name, after.ShortName, after.Kind, after.Parent)
            && before.Attributes.SequenceEqual(after.Attributes)));

    private static IEnumerable<(DateOnly From, DateOnly To)> Segments(ItemDocument old, ItemDocument? item)
    {
        var days = old.Slices.Concat(item?.Slices ?? [])
            .SelectMany(slice => (DateOnly[])[slice.ValidFrom, slice.ValidTo]).ToImmutableSortedSet();
        for (var i = 1; i < days.Count; i++)
        {
            yield return (days[i - 1], days[i]);
        }
    }
}

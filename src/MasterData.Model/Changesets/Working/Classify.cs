using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>MODEL.md 24: what a change does to readers, by comparing every (code, day) before and after.</summary>
internal static class Classify
{
    /// <summary>Whether a code that had no end now has one.</summary>
    public static bool Ends(ItemDocument? old, ItemDocument? item) =>
        old?.Slices[^1].ValidTo == DateOnly.MaxValue && item?.Slices[^1].ValidTo != DateOnly.MaxValue;

    public static ChangeClass Of(ItemDocument? old, ItemDocument? item, DateOnly today, List<MeaningChange> meanings)
    {
        if (old is null)
        {
            return ChangeClass.Additive;
        }

        var classes = ChangeClass.None;
        var code = old.Code;
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
                meanings.Add(new MeaningChange(code, from, pair.Old, pair.New));
                open = pair;
            }
        }

        if (item is null)
        {
            return classes | ChangeClass.Correction;
        }

        classes |= OfStatements(old, item);
        classes |= item.Aliases.Except(old.Aliases).Any() ? ChangeClass.Additive : ChangeClass.None;
        classes |= old.Aliases.Except(item.Aliases).Any() ? ChangeClass.Correction : ChangeClass.None;
        return classes is ChangeClass.None ? ChangeClass.Amending : classes;
    }

    private static ChangeClass OfStatements(ItemDocument old, ItemDocument item)
    {
        var before = Statements(old);
        var after = Statements(item);
        var classes = ChangeClass.None;
        foreach (var (statement, value) in before)
        {
            // Where the code has another unit, the statement went with its unit, or the unit ended: no correction.
            var stays = item.On(statement.From)?.Unit == old.On(statement.From)!.Unit;
            if (stays && (!after.TryGetValue(statement, out var now) || now != value))
            {
                classes |= ChangeClass.Correction;
            }
        }

        foreach (var (from, field) in after.Keys.Where(statement => !before.ContainsKey(statement)))
        {
            if (old.On(from) is { } was && item.On(from)!.Unit == was.Unit)
            {
                classes |= ChangeClass.Amending;
            }
        }

        return classes;
    }

    private static Dictionary<(DateOnly From, string Field), string> Statements(ItemDocument item)
    {
        var statements = new Dictionary<(DateOnly From, string Field), string>();
        foreach (var slice in item.Slices)
        {
            var values = WorkSlice.ValuesOf(slice);
            foreach (var field in slice.Stated)
            {
                statements[(slice.ValidFrom, field)] = values.GetValueOrDefault(field) ?? "";
            }
        }

        return statements;
    }

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

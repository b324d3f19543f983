using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>MODEL.md 3 and 13: a parent covers every day of a slice, with a kind that the dated table allows.</summary>
internal static class ParentRules
{
    /// <summary>One problem for each overlap of the slice with a slice of its parent, and for each gap.</summary>
    public static IEnumerable<ParentProblem> Problems(
        CatalogSchema schema, Slice slice, Func<string, ItemDocument?> find)
    {
        if (slice.Parent.Length is 0)
        {
            var free = !schema.Parents.Any(rule => rule.Kind == slice.Kind);
            if (!free && FirstNotAllowed(schema, slice.Kind, "", slice.ValidFrom, slice.ValidTo) is { } day)
            {
                yield return new ParentProblem(ViolationReason.ParentKind, day, slice.ValidTo, "");
            }

            yield break;
        }

        var at = slice.ValidFrom;
        foreach (var above in find(slice.Parent)?.Slices ?? [])
        {
            if (above.ValidTo <= at || above.ValidFrom >= slice.ValidTo)
            {
                continue;
            }

            if (above.ValidFrom > at)
            {
                yield return new ParentProblem(ViolationReason.ParentNotCovering, at, above.ValidFrom, "");
            }

            var from = above.ValidFrom > at ? above.ValidFrom : at;
            var to = above.ValidTo < slice.ValidTo ? above.ValidTo : slice.ValidTo;
            if (FirstNotAllowed(schema, slice.Kind, above.Kind, from, to) is { } day)
            {
                yield return new ParentProblem(ViolationReason.ParentKind, day, to, above.Kind);
            }

            at = to;
        }

        if (at < slice.ValidTo)
        {
            yield return new ParentProblem(ViolationReason.ParentNotCovering, at, slice.ValidTo, "");
        }
    }

    /// <summary>Whether children cannot tell the two apart: the same days in force, with the same kinds.</summary>
    public static bool SameForChildren(ItemDocument old, ItemDocument? item) =>
        item is not null && Timeline(old).SequenceEqual(Timeline(item));

    private static List<(DateOnly From, DateOnly To, string Kind)> Timeline(ItemDocument item)
    {
        var spans = new List<(DateOnly From, DateOnly To, string Kind)>();
        foreach (var slice in item.Slices)
        {
            if (spans is [.., var last] && last.To == slice.ValidFrom && last.Kind == slice.Kind)
            {
                spans[^1] = last with { To = slice.ValidTo };
            }
            else
            {
                spans.Add((slice.ValidFrom, slice.ValidTo, slice.Kind));
            }
        }

        return spans;
    }

    private static DateOnly? FirstNotAllowed(
        CatalogSchema schema, string kind, string parent, DateOnly from, DateOnly to)
    {
        var at = from;
        foreach (var rule in schema.Parents.Where(rule => rule.Kind == kind && rule.Parent == parent)
            .OrderBy(rule => rule.ValidFrom))
        {
            if (rule.ValidFrom <= at && rule.ValidTo > at)
            {
                at = rule.ValidTo;
            }
        }

        return at < to ? at : null;
    }
}

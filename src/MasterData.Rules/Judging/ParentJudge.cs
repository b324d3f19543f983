using MasterData.Catalogs;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>Judges what stands above a thread, day by day (rules 31 and 32).</summary>
internal sealed class ParentJudge(WorkingFacts facts, CatalogSchema schema)
{
    /// <summary>The problems of a thread with its parents while it is of a kind.</summary>
    public IEnumerable<Problem> Judge(string thread, FieldLine kind)
    {
        var spine = facts.Spine(thread);
        var parents = FieldLine.Of(facts, thread, FieldIds.Parent);
        if (parents.Count is 0)
        {
            parents.Add(new(spine.Begin!.Value, spine.End, "", []));
        }

        foreach (var parent in parents)
        {
            var (from, to) = (Later(kind.From, parent.From), Earlier(kind.To, parent.To));
            foreach (var problem in from < to ? Judge(thread, kind, parent, from, to) : [])
            {
                yield return problem;
            }
        }
    }

    /// <summary>Whether a thread stands above itself on some day.</summary>
    public bool IsInCycle(string thread)
    {
        var spine = facts.Spine(thread);
        return spine.Begin is { } begin && Reaches(thread, thread, begin, spine.End, []);
    }

    private IEnumerable<Problem> Judge(string thread, FieldLine kind, FieldLine parent, DateOnly from, DateOnly to)
    {
        IReadOnlyList<Fact> why = [.. kind.Facts, .. parent.Facts];
        var under = new Problem
        {
            Rule = Rule.ParentKind,
            Thread = thread,
            Kind = kind.Value,
            Other = parent.Value,
            From = from,
            To = to,
            Facts = why,
        };
        if (parent.Value.Length is 0)
        {
            var isFree = !schema.Parents.Any(rule => rule.Kind == kind.Value);
            return isFree ? [] : Table(under with { Rule = Rule.ParentRequired });
        }

        var above = facts.Spine(parent.Value);
        var (begin, end) = above.Begin is { } first ? (first, above.End) : (DateOnly.MaxValue, DateOnly.MaxValue);
        var uncovered = under with { Rule = Rule.ParentNotCovering, Kind = "" };
        return
        [
            .. Within(uncovered, from, Earlier(to, begin)),
            .. Within(uncovered, Later(from, end), to),
            .. FieldLine.Of(facts, parent.Value, FieldIds.Kind).SelectMany(line => Within(
                under with { OtherKind = line.Value, Facts = [.. why, .. line.Facts] },
                Later(from, line.From),
                Earlier(to, line.To))).SelectMany(Table),
        ];
    }

    // Rule 32: from the first day that no row of the dated table allows.
    private IEnumerable<Problem> Table(Problem problem)
    {
        var day = problem.From;
        foreach (var rule in schema.Parents
            .Where(rule => rule.Kind == problem.Kind && rule.Parent == problem.OtherKind)
            .OrderBy(rule => rule.ValidFrom))
        {
            if (rule.ValidFrom <= day && day < rule.ValidTo)
            {
                day = rule.ValidTo;
            }
        }

        return Within(problem, day, problem.To);
    }

    private bool Reaches(
        string sought, string thread, DateOnly from, DateOnly to, HashSet<(string, DateOnly, DateOnly)> seen)
    {
        if (!seen.Add((thread, from, to)))
        {
            return false;
        }

        foreach (var parent in FieldLine.Of(facts, thread, FieldIds.Parent).Where(line => line.Value.Length > 0))
        {
            var (begin, end) = (Later(from, parent.From), Earlier(to, parent.To));
            if (begin < end && (parent.Value == sought || Reaches(sought, parent.Value, begin, end, seen)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Problem> Within(Problem problem, DateOnly from, DateOnly to) =>
        from < to ? [problem with { From = from, To = to }] : [];

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}

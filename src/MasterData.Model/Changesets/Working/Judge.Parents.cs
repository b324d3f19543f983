using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Judge
{
    /// <summary>Checks every slice of a touched code against its parents, day by day.</summary>
    private void CheckParents(ItemDocument item, bool recorded)
    {
        var before = new Lazy<ILookup<object, ParentProblem>>(() => ProblemsBefore(item.Code));
        var operation = OperationOf(item.Code);
        foreach (var slice in item.Slices)
        {
            foreach (var problem in ParentRules.Problems(schema, slice, documents.Find))
            {
                if (WasBefore(before.Value, slice, problem))
                {
                    continue;
                }

                Say(operation, item.Code, slice, problem, recorded);
            }

            if (slice.Parent.Length > 0 && FindCycle(item.Code, slice) is { } day)
            {
                Refuse(operation, item.Code, FieldIds.Parent, ViolationReason.ParentCycle, Says.Cycle(item.Code, day));
            }
        }
    }

    /// <summary>Checks the children of every code that, on some day, ended, began, or changed its kind.</summary>
    private void CheckChildren()
    {
        foreach (var (code, (old, item)) in documents.Items)
        {
            if (old is null || ParentRules.SameForChildren(old, item))
            {
                continue;
            }

            foreach (var child in State.ChildrenOf(code).Where(child => !documents.Items.ContainsKey(child)))
            {
                var before = ProblemsBefore(child);
                foreach (var slice in documents.Find(child)!.Slices.Where(slice => slice.Parent == code))
                {
                    foreach (var problem in ParentRules.Problems(schema, slice, documents.Find))
                    {
                        if (!WasBefore(before, slice, problem))
                        {
                            Say(OperationOf(code), child, slice, problem, recorded: false);
                        }
                    }
                }
            }
        }
    }

    private void Say(int operation, string code, Slice slice, ParentProblem problem, bool recorded)
    {
        if (problem.Reason is ViolationReason.ParentNotCovering)
        {
            Refuse(operation, code, FieldIds.Parent, problem.Reason,
                Says.ParentNotCovering(code, slice.Parent, problem.Day));
        }
        else if (recorded)
        {
            Warn(operation, code, FieldIds.Parent, ViolationReason.UnusualParentKind,
                Says.Unusual(code, slice.Kind, slice.Parent, problem.ParentKind, problem.Day));
        }
        else
        {
            Refuse(operation, code, FieldIds.Parent, problem.Reason,
                Says.ParentKind(code, slice.Kind, slice.Parent, problem.ParentKind, problem.Day));
        }
    }

    /// <summary>What was so before the changeset is no reason to refuse it.</summary>
    private ILookup<object, ParentProblem> ProblemsBefore(string code) =>
        (State.Find(code)?.Slices ?? [])
            .SelectMany(
                slice => ParentRules.Problems(schema, slice, State.Find),
                (slice, problem) => (Key: KeyOf(slice, problem), Problem: problem))
            .ToLookup(pair => pair.Key, pair => pair.Problem);

    private static object KeyOf(Slice slice, ParentProblem problem) =>
        (problem.Reason, slice.Kind, slice.Parent, problem.ParentKind);

    /// <summary>
    /// Whether each day of a problem had the same problem; a new boundary inside does not make it new.
    /// </summary>
    private static bool WasBefore(ILookup<object, ParentProblem> before, Slice slice, ParentProblem problem)
    {
        var day = problem.Day;
        foreach (var old in before[KeyOf(slice, problem)].OrderBy(old => old.Day))
        {
            if (old.Day <= day && old.To > day)
            {
                day = old.To;
            }
        }

        return day >= problem.To;
    }

    /// <summary>The first day of the slice on which its code stands above itself.</summary>
    private DateOnly? FindCycle(string code, Slice start)
    {
        var days = new SortedSet<DateOnly> { start.ValidFrom };
        var seen = new HashSet<DateOnly>();
        while (days.Count > 0)
        {
            var day = days.Min;
            days.Remove(day);
            seen.Add(day);
            var parent = start.Parent;
            for (var depth = 0; parent.Length > 0; depth++)
            {
                if (parent == code || depth > 64)
                {
                    return day;
                }

                if (documents.Find(parent)?.On(day) is not { } above)
                {
                    break;
                }

                if (above.ValidTo < start.ValidTo && !seen.Contains(above.ValidTo))
                {
                    days.Add(above.ValidTo);
                }

                parent = above.Parent;
            }
        }

        return null;
    }
}

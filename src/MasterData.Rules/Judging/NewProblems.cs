using MasterData.Catalogs;
using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>
/// Finds the problems that a changeset makes. A problem that was there before on all its days is no reason to refuse
/// (rule 34).
/// </summary>
internal sealed class NewProblems(Derivation derivation, CatalogSchema oldSchema, CatalogSchema schema)
{
    /// <summary>The problems for which the changeset is refused.</summary>
    public List<Problem> Refused { get; } = [];

    /// <summary>The problems that are published as findings.</summary>
    public List<Problem> Findings { get; } = [];

    /// <summary>Judges what was derived again.</summary>
    public NewProblems Judge()
    {
        var (before, after) = (new ThreadJudge(derivation.Old, oldSchema), new ThreadJudge(derivation.Facts, schema));
        foreach (var thread in derivation.Judged)
        {
            Compare(() => before.Judge(thread), after.Judge(thread));
        }

        var (codesBefore, codesAfter) = (new CodeJudge(derivation.Old), new CodeJudge(derivation.Facts));
        foreach (var code in derivation.Facts.ChangedCodes)
        {
            Compare(() => [.. codesBefore.Judge(code)], [.. codesAfter.Judge(code)]);
        }

        return this;
    }

    private void Compare(Func<List<Problem>> before, List<Problem> after)
    {
        if (after.Count is 0)
        {
            return;
        }

        var old = before();
        foreach (var problem in after)
        {
            if (FirstNew(problem, old) is not { } day)
            {
                continue;
            }

            var isFinding = problem.Rule is Rule.ParentKind && IsStatedByHistory(problem.Facts);
            (isFinding ? Findings : Refused).Add(problem with { From = day });
        }
    }

    private static DateOnly? FirstNew(Problem problem, List<Problem> old)
    {
        var day = problem.From;
        foreach (var same in old.Where(other => other.Key == problem.Key).OrderBy(other => other.From)
            .ThenBy(other => other.To))
        {
            if (same.From <= day && day <= same.To)
            {
                if (problem.From == problem.To)
                {
                    return null;
                }

                day = same.To > day ? same.To : day;
            }
        }

        return problem.From < problem.To && day >= problem.To ? null : day;
    }

    // Rule 32: a finding if the newest of the facts that make it is by a record or a corrected item.
    private static bool IsStatedByHistory(IReadOnlyList<Fact> facts)
    {
        static long Age(Fact fact) => fact.Since is 0 ? long.MaxValue : fact.Since;
        var newest = facts.Select(Age).DefaultIfEmpty().Max();
        return facts.Count > 0 && facts.Where(fact => Age(fact) == newest).All(fact => fact.Mark is not FactMark.None);
    }
}

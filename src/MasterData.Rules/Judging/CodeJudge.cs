using MasterData.Facts;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>Judges who bears a code: two threads on a day, or a thread after the code was borne (rule 30).</summary>
internal sealed class CodeJudge(WorkingFacts facts)
{
    /// <summary>Everything that is wrong with a code.</summary>
    public IEnumerable<Problem> Judge(string code)
    {
        var rows = facts.Bearings(code)
            .OrderBy(row => row.Span.From).ThenBy(row => row.Span.To).ThenBy(row => row.Thread, StringComparer.Ordinal)
            .ToList();
        for (var i = 1; i < rows.Count; i++)
        {
            var (left, right) = (rows[i - 1], rows[i]);
            if (right.Span.From < left.Span.To)
            {
                yield return new()
                {
                    Rule = Rule.Overlap,
                    Thread = right.Thread,
                    Field = code,
                    Other = left.Thread,
                    From = right.Span.From,
                    To = left.Span.To < right.Span.To ? left.Span.To : right.Span.To,
                    Facts = right.Span.Facts,
                };
            }
            else if (!MayTake(left, right, out var taking))
            {
                yield return new()
                {
                    Rule = Rule.CodeClosed,
                    Thread = right.Thread,
                    Field = code,
                    From = right.Span.From,
                    To = right.Span.To,
                    Facts = taking,
                };
            }
        }
    }

    /// <summary>Whether the codes that bearings take back are findings: stated by a record or with a reason.</summary>
    public static bool IsExempt(IEnumerable<Fact> taking) =>
        taking.Any(fact => fact.Mark is FactMark.Record || fact.Note.Length > 0);

    // Vacated by a recode and taken by a recode on that very day; or stated by a record, or with a reason.
    private bool MayTake(Bearing left, Bearing right, out IReadOnlyList<Fact> taking)
    {
        var begins = facts.Spine(right.Thread).Begin == right.Span.From;
        taking = begins ? facts.Spine(right.Thread).Units[0].Facts : right.Span.Facts;
        var isVacated = facts.Spine(left.Thread).End > left.Span.To;
        return (left.Span.To == right.Span.From && isVacated && !begins) || IsExempt(taking);
    }
}

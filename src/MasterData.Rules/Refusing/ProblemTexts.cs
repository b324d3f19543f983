using MasterData.Catalogs;
using MasterData.Changesets.Working;
using MasterData.Errors;
using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Refusing;

/// <summary>Says what is wrong with the derived state: which code, which field, in which words.</summary>
internal sealed class ProblemTexts(WorkingFacts facts, CatalogSchema schema)
{
    /// <summary>The code that a problem is told of.</summary>
    public string CodeOf(Problem problem) => problem.Rule is Rule.Overlap or Rule.CodeClosed or Rule.CodeFormat
        ? problem.Field
        : CodeOf(problem.Thread, problem.From);

    /// <summary>The field that a problem is told of.</summary>
    public static string FieldOf(Problem problem) => problem.Rule switch
    {
        Rule.AlreadyStated => problem.Facts[0].Key,
        Rule.LegTwice or Rule.Coverage or Rule.EndsAndReceives or Rule.NothingHappened => "legs",
        Rule.Later => "date",
        Rule.DispositionMissing => "disposition",
        Rule.ReasonRequired => "reason",
        Rule.ParentCycle or Rule.ParentKind or Rule.ParentNotCovering or Rule.ParentRequired => FieldIds.Parent,
        Rule.UnknownKind => FieldIds.Kind,
        Rule.FieldRequired => problem.Field,
        Rule.Overlap => "slices",
        _ => FieldIds.Code,
    };

    /// <summary>The words for a problem.</summary>
    public (Text Message, Text Remedy) Of(Problem problem)
    {
        var (code, day) = (CodeOf(problem), problem.From);
        return problem.Rule switch
        {
            Rule.AlreadyStated => Says.AlreadyStated(code, FieldOf(problem), day),
            Rule.LegTwice => RuleTexts.LegTwice(code, day),
            Rule.Coverage => Says.Coverage(code, day),
            Rule.NothingHappened => Says.NothingHappened(code, day),
            Rule.Later when facts.Spine(problem.Thread) is { Begin: not null } spine && spine.End <= day =>
                Says.LaterHistory(code, spine.End, [day]),
            Rule.Later => RuleTexts.Later(code, day),
            Rule.NotInForce => Says.NotInForce(code, day),
            Rule.AlreadyEnded => Says.AlreadyEnded(code, day),
            Rule.DispositionMissing => Says.DispositionMissing(code, day),
            Rule.ReasonRequired => Says.ReasonRequired(code),
            Rule.EndsAndReceives => RuleTexts.EndsAndReceives(code, day),
            Rule.CodeMissing => RuleTexts.CodeMissing(day),
            Rule.Overlap => Says.Overlap(code, day),
            Rule.CodeClosed => Says.CodeClosed(code, ClosedOn(code, day)),
            Rule.FieldRequired => Says.FieldRequired(code, problem.Field),
            Rule.UnknownKind => Says.UnknownKind(code, problem.Kind),
            Rule.CodeFormat => Says.CodeOfKind(code, problem.Kind, schema.Kind(problem.Kind)?.CodePattern ?? ""),
            Rule.ParentCycle => Says.Cycle(code, day),
            Rule.ParentRequired => RuleTexts.ParentRequired(code, problem.Kind, day),
            Rule.ParentNotCovering => Says.ParentNotCovering(code, CodeOf(problem.Other, day), day),
            Rule.ParentKind => Says.ParentKind(code, problem.Kind, CodeOf(problem.Other, day), problem.OtherKind, day),
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Rule, "Not a rule of derived state."),
        };
    }

    /// <summary>The words for a problem that is published as a finding.</summary>
    public (Text Message, Text Remedy) Unusual(Problem problem) => Says.Unusual(
        CodeOf(problem), problem.Kind, CodeOf(problem.Other, problem.From), problem.OtherKind, problem.From);

    /// <summary>The code of a thread near a day.</summary>
    public string CodeOf(string thread, DateOnly day)
    {
        var code = facts.Spine(thread).CodeNear(day);
        if (code.Length > 0)
        {
            return code;
        }

        // A thread that lost its begin bears no code any more; its first statement of one still says which it was.
        return facts.Facts(thread).Concat(facts.PastOf(thread))
            .Where(fact => fact is { Kind: FactKind.State, Key: FieldIds.Code })
            .MinBy(fact => fact.Day)?.Value ?? "";
    }

    private DateOnly ClosedOn(string code, DateOnly day) => facts.Bearings(code)
        .Select(bearing => bearing.Span.To).Where(end => end <= day).DefaultIfEmpty(day).Max();
}

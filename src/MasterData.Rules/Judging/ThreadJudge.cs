using MasterData.Catalogs;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>Judges a derived thread: its misfits, its fields, its kinds and codes (rules 24 to 29, 33).</summary>
internal sealed class ThreadJudge(WorkingFacts facts, CatalogSchema schema)
{
    private readonly ParentJudge _parents = new(facts, schema);

    /// <summary>Everything that is wrong with a thread.</summary>
    public List<Problem> Judge(string thread)
    {
        var spine = facts.Spine(thread);
        var problems = spine.Misfits.Select(misfit => new Problem
        {
            Rule = misfit.Rule,
            Thread = thread,
            From = misfit.Day,
            To = misfit.Day,
            Facts = misfit.Facts,
        }).ToList();
        if (spine.Begin is not { } begin)
        {
            return problems;
        }

        var required = schema.Attributes.Where(rule => rule.Required)
            .Select(rule => FieldIds.AttributePrefix + rule.Id).Prepend(FieldIds.Kind).Prepend(FieldIds.Name).ToList();
        problems.AddRange(Missing(thread, begin, required));
        foreach (var kind in FieldLine.Of(facts, thread, FieldIds.Kind))
        {
            if (kind.Value.Length is 0)
            {
                continue;
            }

            if (schema.Kind(kind.Value) is not { } rule)
            {
                problems.Add(Of(Rule.UnknownKind, thread, kind.From, kind.To, kind.Facts) with { Kind = kind.Value });
                continue;
            }

            problems.AddRange(WrongCodes(thread, kind, rule));
            problems.AddRange(_parents.Judge(thread, kind));
        }

        if (_parents.IsInCycle(thread))
        {
            problems.Add(Of(Rule.ParentCycle, thread, begin, begin, [.. Stating(thread, FieldIds.Parent)]));
        }

        return problems;
    }

    private IEnumerable<Problem> Missing(string thread, DateOnly begin, List<string> required)
    {
        var stated = facts.Facts(thread)
            .Where(fact => fact.Kind is FactKind.State && required.Contains(fact.Key)).ToList();
        foreach (var field in required.Where(field =>
            !stated.Exists(fact => fact.Key == field && fact.Day == begin && fact.Value.Length > 0)))
        {
            var missing = Of(Rule.FieldRequired, thread, begin, begin, facts.Facts(thread, begin));
            yield return missing with { Field = field };
        }

        foreach (var empty in stated.Where(fact => fact.Value.Length is 0))
        {
            yield return Of(Rule.FieldRequired, thread, empty.Day, empty.Day, [empty]) with { Field = empty.Key };
        }
    }

    private IEnumerable<Problem> WrongCodes(string thread, FieldLine kind, KindRule rule) => facts.Spine(thread).Codes
        .Where(code => code.From < kind.To && kind.From < code.To && !Patterns.IsMatch(rule.CodePattern, code.Code))
        .Select(code => Of(
            Rule.CodeFormat,
            thread,
            code.From > kind.From ? code.From : kind.From,
            code.To < kind.To ? code.To : kind.To,
            [.. kind.Facts, .. code.Facts]) with
        { Field = code.Code, Kind = rule.Id });

    private IEnumerable<Fact> Stating(string thread, string field) =>
        facts.Facts(thread).Where(fact => fact.Kind is FactKind.State && fact.Key == field);

    private static Problem Of(Rule rule, string thread, DateOnly from, DateOnly to, IReadOnlyList<Fact> facts) =>
        new() { Rule = rule, Thread = thread, From = from, To = to, Facts = facts };
}

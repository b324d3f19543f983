using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>
/// Translates the reorganizations of a day: legs, cuts, new threads, statements of results (rule 15).
/// </summary>
internal sealed class Reorganizing(Work work)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>All reorganizations of one day: acts of a day may begin a code together.</summary>
    public void Run(IReadOnlyList<Dated<Reorganize>> dated)
    {
        var plans = dated.Select(Plan).OfType<ReorganizePlan>().ToList();
        var begun = Begin(plans);
        foreach (var plan in plans)
        {
            Facts.Operation = plan.Dated.Index;
            Targets(plan, begun);
        }
    }

    private ReorganizePlan? Plan(Dated<Reorganize> dated)
    {
        Facts.Operation = dated.Index;
        var reorganize = dated.Operation;
        var results = new Dictionary<string, ReorganizeResult>(StringComparer.Ordinal);
        foreach (var result in reorganize.Results)
        {
            if (!results.TryAdd(result.Code, result))
            {
                work.Refuse(result.Code, "results", Rule.ResultTwice, RuleTexts.ResultTwice(result.Code));
            }
        }

        if (reorganize.Event.Length is 0)
        {
            work.Refuse("", "event", Rule.FieldRequired, Says.FieldRequired("", "event"));
        }

        if (reorganize.Legs.IsEmpty)
        {
            work.Refuse("", "legs", Rule.FieldRequired, Says.FieldRequired("", "legs"));
            return null;
        }

        foreach (var code in results.Keys.Where(code => reorganize.Legs.All(leg => leg.To != code)))
        {
            work.Refuse(code, "results", Rule.NotConnected, Says.ResultWithoutLeg(code));
        }

        if (!Connection.IsConnected(reorganize.Legs))
        {
            work.Refuse(reorganize.Legs[0].From, "legs", Rule.NotConnected, Says.NotConnected());
        }

        var sources = reorganize.Legs.Select(leg => leg.From).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => work.Source(code, dated.Day, "legs"), StringComparer.Ordinal);
        var word = work.Clean("", "event", reorganize.Event, 100);
        return sources.ContainsValue(null) || word is null
            ? null
            : new(
                dated,
                word,
                sources.ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal),
                results);
    }

    // Codes that no thread bears: each act that gives all fields begins the unit, so that it could stand alone.
    private HashSet<string> Begin(List<ReorganizePlan> plans)
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in plans.SelectMany(plan => plan.TargetCodes, (plan, code) => (Plan: plan, Code: code))
            .Where(pair => Facts.Target(pair.Code, pair.Plan.Dated.Day) is null)
            .ToLookup(pair => pair.Code, pair => pair.Plan, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            BeginCode(group.Key, [.. group], begun);
        }

        return begun;
    }

    private void BeginCode(string code, List<ReorganizePlan> plans, HashSet<string> begun)
    {
        var day = plans[0].Dated.Day;
        var thread = Facts.NewUnit(code, day);
        foreach (var plan in plans)
        {
            Facts.Operation = plan.Dated.Index;
            var result = plan.Results.GetValueOrDefault(code);
            if (result?.Mode is MergeResult.Continues)
            {
                work.Refuse(code, "results", Rule.UnknownCode, Says.UnknownCode(code));
                continue;
            }

            begun.Add(code);
            if (result is { Fields.Values.Count: > 0 })
            {
                work.Begin(code, day, plan.Dated.Acts, thread);
            }
        }

        if (begun.Contains(code) && Facts.On(code, day) is null)
        {
            work.Refuse(code, "results", Rule.FieldRequired, Says.FieldRequired(code, FieldIds.Name));
        }
    }

    private void Targets(ReorganizePlan plan, HashSet<string> begun)
    {
        var (day, acts) = (plan.Dated.Day, plan.Dated.Acts);
        var targets = plan.TargetCodes.ToDictionary(
            code => code, code => Facts.Target(code, day), StringComparer.Ordinal);
        if (targets.ContainsValue(null))
        {
            return;
        }

        foreach (var (code, thread) in targets)
        {
            var result = plan.Results.GetValueOrDefault(code);
            var isStated = result is { Fields.Values.Count: > 0 };
            work.ChangeAliases(code, result?.Aliases ?? [], []);
            if (Facts.Spine(thread!).Begin != day)
            {
                Cut(thread!, code, result, plan);
            }
            else if (isStated && !begun.Contains(code))
            {
                // Rule 11: what attaches and gives all fields states them, so that it could stand alone.
                work.Begin(code, day, acts, thread);
            }

            if (isStated)
            {
                work.LaterStatements.Add(new(plan.Dated.Index, code, thread!, day, result!.Fields, acts));
            }
        }

        AddLegs(plan, targets);
    }

    private void Cut(string thread, string code, ReorganizeResult? result, ReorganizePlan plan)
    {
        if ((result?.Mode ?? work.Schema.MergeResult) is MergeResult.New)
        {
            Facts.Add(new Fact
            {
                Kind = FactKind.Unit,
                Day = plan.Dated.Day,
                Thread = thread,
                Key = Facts.CutId(thread, code, plan.Dated.Day),
                Acts = plan.Dated.Acts,
            });
        }
    }

    private void AddLegs(ReorganizePlan plan, Dictionary<string, string?> targets)
    {
        var seen = new HashSet<(string From, string To)>();
        foreach (var leg in plan.Dated.Operation.Legs)
        {
            var (from, to) = (plan.Sources[leg.From], targets.GetValueOrDefault(leg.To) ?? leg.To);
            if (!seen.Add((from, to)))
            {
                work.Refuse(leg.From, "legs", Rule.LegTwice, Says.LegTwice(leg.From, leg.To, plan.Dated.Day));
            }

            Facts.Add(new Fact
            {
                Kind = FactKind.Leg,
                Day = plan.Dated.Day,
                Thread = from,
                Key = to,
                Value = plan.Word,
                Extent = leg.Extent,
                Acts = plan.Dated.Acts,
            });
        }
    }
}

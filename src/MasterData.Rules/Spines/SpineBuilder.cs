using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Spines;

/// <summary>Derives the spine of a thread (rules 1 to 3). Total: no set of facts makes it throw.</summary>
internal sealed class SpineBuilder
{
    private readonly List<UnitSpan> _units = [];
    private readonly List<CodeSpan> _codes = [];
    private readonly List<Misfit> _misfits = [];
    private DateOnly? _begin;
    private DateOnly _end = DateOnly.MaxValue;
    private Disposition _disposition;
    private string _reason = "";
    private bool _alive;

    private SpineBuilder()
    {
    }

    /// <summary>The spine of <paramref name="thread"/> by all facts that name it, in any order.</summary>
    public static Spine Build(string thread, IReadOnlyCollection<Fact> facts)
    {
        if (facts.Count is 0)
        {
            return Spine.Empty;
        }

        var builder = new SpineBuilder();
        foreach (var day in facts.GroupBy(fact => fact.Day).OrderBy(day => day.Key))
        {
            builder.Step(day.Key, new DayFacts(thread, day));
        }

        return builder.Built();
    }

    private Spine Built() => new()
    {
        Begin = _begin,
        End = _end,
        Disposition = _disposition,
        Reason = _reason,
        Units = _units,
        Codes = _codes,
        Misfits = _misfits,
    };

    private void Step(DateOnly day, DayFacts facts)
    {
        var wasAlive = _alive;
        if (wasAlive && (facts.Out.Count > 0 || facts.Ends.Count > 0) && !facts.KeepsItself)
        {
            End(day, facts);
        }
        else if (wasAlive)
        {
            GoOn(day, facts);
        }
        else if (facts.Units.Count > 0 && _begin is null)
        {
            Begin(day, facts);
        }
        else
        {
            Bad(Rule.Later, day, facts.All);
        }

        if (wasAlive && (facts.Out.Count > 0 || (facts.Units.Count > 0 && _alive)))
        {
            CheckCoverage(day, facts);
        }

        CheckTwice(day, facts.Out);
        CheckTwice(day, facts.In.FindAll(leg => leg.Thread is Leg.NotRecorded));
        if (_alive && facts.Codes.Count > 0)
        {
            CloseCode(day);
            _codes.Add(new(day, DateOnly.MaxValue, Least(facts.Codes, fact => fact.Value), facts.Codes));
        }

        CheckStated(day, [.. facts.Codes, .. facts.States]);
    }

    // Rule 1: in force before, a leg out or an end, and no leg to itself.
    private void End(DateOnly day, DayFacts facts)
    {
        (_alive, _end) = (false, day);
        var hard = facts.HardEnds.ToList();
        var none = hard.FindAll(end => end.Key is Endings.None);
        _disposition = facts.Out.Count > 0 || hard.Count is 0 ? Disposition.Legs
            : none.Count > 0 ? Disposition.None
            : Disposition.NotRecorded;
        _reason = _disposition is Disposition.None
            ? none.Select(end => end.Value).Max(StringComparer.Ordinal) ?? ""
            : "";
        Bad(Rule.AlreadyEnded, day, facts.Out.Count > 0 && none.Count > 0 ? facts.Ends : []);
        Bad(Rule.DispositionMissing, day, facts.Out.Count is 0 && hard.Count is 0 ? facts.Ends : []);
        Bad(Rule.ReasonRequired, day, _disposition is Disposition.None && _reason.Length is 0 ? facts.Ends : []);
        Bad(Rule.EndsAndReceives, day, facts.In);
        Bad(Rule.Later, day, [.. facts.Units, .. facts.Codes, .. facts.States]);
        CloseUnit(day);
        CloseCode(day);
    }

    // Rule 2: in force before and goes on; with a unit it is cut.
    private void GoOn(DateOnly day, DayFacts facts)
    {
        Bad(Rule.AlreadyEnded, day, [.. facts.HardEnds]);
        Bad(Rule.DispositionMissing, day,
            facts.Out.Count is 0 ? facts.Ends.FindAll(end => end.Key is Endings.Legs) : []);
        if (facts.Units.Count > 0)
        {
            CloseUnit(day);
            Open(day, facts);
        }

        if (facts.In is [{ Extent: Extent.Whole } only] && only.Thread == only.Key)
        {
            Bad(Rule.NothingHappened, day, facts.In);
        }
    }

    // Rule 3: not in force, never begun, a unit.
    private void Begin(DateOnly day, DayFacts facts)
    {
        (_alive, _begin) = (true, day);
        Open(day, facts);
        if (facts.Codes.Count is 0)
        {
            _misfits.Add(new(Rule.CodeMissing, day, facts.Units));
        }

        Bad(Rule.NotInForce, day, [.. facts.Out, .. facts.Ends]);
    }

    // Rule 25, for units that end and units that continue.
    private void CheckCoverage(DateOnly day, DayFacts facts)
    {
        var isWhole = facts.Out.Exists(leg => leg.Extent is Extent.Whole);
        var isCovered = isWhole
            ? facts.Out.Count is 1
            : facts.Out.Count > 1 && facts.Out.Select(leg => leg.Key).Distinct(StringComparer.Ordinal).Skip(1).Any();
        if (!isCovered)
        {
            _misfits.Add(new(Rule.Coverage, day, facts.Out.Count > 0 ? facts.Out : facts.Units));
        }
    }

    private void CheckTwice(DateOnly day, List<Fact> legs)
    {
        if (legs.Select(leg => (leg.Thread, leg.Key)).Distinct().Count() < legs.Count)
        {
            Bad(Rule.LegTwice, day, legs);
        }
    }

    private void CheckStated(DateOnly day, List<Fact> stated)
    {
        foreach (var field in stated.GroupBy(fact => fact.Key, StringComparer.Ordinal))
        {
            if (field.Select(fact => fact.Value).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                Bad(Rule.AlreadyStated, day, [.. field]);
            }
        }
    }

    private void Open(DateOnly day, DayFacts facts) =>
        _units.Add(new(day, DateOnly.MaxValue, Least(facts.Units, fact => fact.Key), facts.Units));

    private void CloseUnit(DateOnly day) => _units[^1] = _units[^1] with { To = day };

    private void CloseCode(DateOnly day)
    {
        if (_codes.Count > 0)
        {
            _codes[^1] = _codes[^1] with { To = day };
        }
    }

    private void Bad(Rule rule, DateOnly day, List<Fact> facts)
    {
        if (facts.Count > 0)
        {
            _misfits.Add(new(rule, day, facts));
        }
    }

    private static string Least(List<Fact> facts, Func<Fact, string> text) =>
        facts.Select(text).Min(StringComparer.Ordinal)!;
}

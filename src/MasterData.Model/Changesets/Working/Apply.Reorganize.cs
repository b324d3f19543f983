using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Apply
{
    /// <summary>MODEL.md 6 to 10: legs from units in force the day before into units that begin on the day.</summary>
    private void Run(Reorganize reorganize, DateOnly day, ImmutableSortedSet<string> acts)
    {
        if (!TrySources(reorganize, day, out var sources))
        {
            return;
        }

        var results = reorganize.Results.ToLookup(result => result.Code, StringComparer.Ordinal);
        var targets = new Dictionary<string, WorkUnit>(StringComparer.Ordinal);
        var continuing = new HashSet<WorkUnit>();
        var codes = reorganize.Legs.Select(leg => leg.To)
            .Where(code => code is not (Leg.None or Leg.NotRecorded)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var code in codes)
        {
            if (Target(reorganize, code, results[code].FirstOrDefault(), day, acts, sources, continuing) is { } unit)
            {
                targets.Add(code, unit);
            }
        }

        if (targets.Count < codes.Count)
        {
            return;
        }

        foreach (var (code, unit) in sources.Where(source => !continuing.Contains(source.Value)))
        {
            End(unit, code, day, Disposition.Legs, acts);
        }

        foreach (var leg in reorganize.Legs)
        {
            var from = sources[leg.From];
            var to = targets.GetValueOrDefault(leg.To);
            if (from == to)
            {
                continue; // a continuing unit's part that stays with it
            }

            if (from.Out.Any(other => other.Date == day && other.To == to && (to is not null || other.Mark == leg.To)))
            {
                Refuse(leg.From, "legs", ViolationReason.Coverage, Says.LegTwice(leg.From, leg.To, day));
                continue;
            }

            work.Add(new WorkLeg
            {
                Date = day,
                From = from,
                To = to,
                Mark = leg.To is Leg.NotRecorded ? Leg.NotRecorded : Leg.None,
                Extent = leg.Extent,
                Event = Clean(leg.From, "event", reorganize.Event, 100),
                Acts = acts,
            });
        }
    }

    private bool TrySources(Reorganize reorganize, DateOnly day, out Dictionary<string, WorkUnit> sources)
    {
        sources = new(StringComparer.Ordinal);
        var fine = true;
        if (reorganize.Event.Length is 0)
        {
            Refuse("", "event", ViolationReason.FieldRequired, Says.FieldRequired("", "event"));
            fine = false;
        }

        foreach (var code in reorganize.Legs.Select(leg => leg.From).Distinct(StringComparer.Ordinal))
        {
            if (work.On(code, day.AddDays(-1)) is { } slice)
            {
                sources.Add(code, slice.Unit);
                continue;
            }

            Refuse(code, "legs", NotThere(code), Says.NotInForce(code, day.AddDays(-1)));
            fine = false;
        }

        if (fine && !IsConnected(reorganize.Legs))
        {
            Refuse(reorganize.Legs[0].From, "legs", ViolationReason.NotConnected, Says.NotConnected());
            fine = false;
        }

        if (reorganize.Legs.IsEmpty)
        {
            Refuse("", "legs", ViolationReason.FieldRequired, Says.FieldRequired("", "legs"));
            fine = false;
        }

        foreach (var result in reorganize.Results.Where(result => reorganize.Legs.All(leg => leg.To != result.Code)))
        {
            Refuse(result.Code, "results", ViolationReason.NotConnected, Says.ResultWithoutLeg(result.Code));
            fine = false;
        }

        return fine;
    }

    private WorkUnit? Target(
        Reorganize reorganize,
        string code,
        ReorganizeResult? result,
        DateOnly day,
        ImmutableSortedSet<string> acts,
        Dictionary<string, WorkUnit> sources,
        HashSet<WorkUnit> continuing)
    {
        var fields = result?.Fields ?? FieldSet.Empty;
        ChangeAliases(code, result?.Aliases ?? [], []);
        var before = work.On(code, day.AddDays(-1));
        var now = work.On(code, day);
        if (now is not null && now.From == day && work.Load(now.Unit).First == now)
        {
            State(now, day, Complete(code, fields, now[FieldIds.Kind]), acts);
            return now.Unit;
        }

        if (before is null || now is null || before.Unit != now.Unit)
        {
            return IsFree(code) ? Begin(code, day, fields, acts).Unit : null;
        }

        if ((result?.Mode ?? schema.MergeResult) is MergeResult.Continues)
        {
            continuing.Add(before.Unit);
            if (fields.Values.Count > 0)
            {
                State(now, day, Complete(code, fields, now[FieldIds.Kind]), acts);
            }

            return before.Unit;
        }

        if (!reorganize.Legs.Any(leg => leg.From == code && leg.To == code))
        {
            Refuse(code, "legs", ViolationReason.Coverage, Says.SelfLegMissing(code, day));
            return null;
        }

        var unit = Cut(sources[code], now, day, acts);
        State(work.On(code, day)!, day, Complete(code, fields, now[FieldIds.Kind]), acts);
        return unit;
    }

    /// <summary>Ends a unit at a day; everything recorded from then on moves to a new unit.</summary>
    private WorkUnit Cut(WorkUnit old, WorkSlice at, DateOnly day, ImmutableSortedSet<string> acts)
    {
        work.Load(old);
        work.Split(at, day);
        var unit = Workspace.NewUnit();
        foreach (var slice in old.Slices.Where(slice => slice.From >= day).ToList())
        {
            if (slice.From == day || work.Rules.MoveLaterHistory)
            {
                Workspace.Move(slice, unit);
            }
            else
            {
                work.Remove(slice);
            }
        }

        foreach (var leg in old.Out.Where(leg => leg.Date > day).ToList())
        {
            Touch(leg.To);
            old.Out.Remove(leg);
            leg.From = unit;
            unit.Out.Add(leg);
        }

        foreach (var leg in old.In.Where(leg => leg.Date > day).ToList())
        {
            Touch(leg.From);
            old.In.Remove(leg);
            leg.To = unit;
            unit.In.Add(leg);
        }

        var last = old.Last;
        last.Disposition = Disposition.Legs;
        last.EndActs = last.EndActs.Union(acts);
        return unit;
    }

    private void Touch(WorkUnit? unit)
    {
        if (unit is not null)
        {
            work.Load(unit);
        }
    }

    private static bool IsConnected(ImmutableArray<ReorganizeLeg> legs)
    {
        if (legs.IsEmpty)
        {
            return true;
        }

        // Sources and targets that bear one code are one node only if a leg joins them, so they are named apart.
        var reached = new HashSet<string>(StringComparer.Ordinal) { "<" + legs[0].From };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var leg in legs)
            {
                var open = leg.To is Leg.None or Leg.NotRecorded ? "<" + leg.From : ">" + leg.To;
                if (reached.Contains("<" + leg.From) || reached.Contains(open))
                {
                    grown |= reached.Add("<" + leg.From) | reached.Add(open);
                }
            }
        }

        return legs.All(leg => reached.Contains("<" + leg.From));
    }
}

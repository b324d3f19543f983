using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Apply
{
    /// <summary>
    /// The units whose boundary on a day is one event with that of a code: those that its legs connect.
    /// </summary>
    private HashSet<WorkUnit> EventOf(string code, DateOnly day)
    {
        var units = new HashSet<WorkUnit>();
        var open = new Queue<WorkUnit>();
        foreach (var slice in work.SlicesOf(code).Where(slice => slice.From == day || slice.To == day))
        {
            Reach(slice.Unit);
        }

        while (open.TryDequeue(out var unit))
        {
            foreach (var leg in unit.Out.Concat(unit.In).Where(leg => leg.Date == day))
            {
                Reach(leg.From);
                Reach(leg.To);
            }
        }

        return units;

        void Reach(WorkUnit? unit)
        {
            if (unit is not null && units.Add(unit))
            {
                open.Enqueue(work.Load(unit));
            }
        }
    }

    /// <summary>MODEL.md 12, date: strictly between the neighbouring boundaries of every unit in the event.</summary>
    private void MoveEvent(CorrectDate correct)
    {
        var (day, target) = (correct.RecordedOn, correct.HappenedOn);
        if (!IsPossible(day) || !IsPossible(target))
        {
            Refuse(correct.Code, "happened_on", ViolationReason.DateInvalid,
                Says.DateImpossible(IsPossible(day) ? target : day));
            return;
        }

        var units = EventOf(correct.Code, day);
        if (units.Count is 0)
        {
            Refuse(correct.Code, "recorded_on", NotThere(correct.Code), Says.NoSliceBegins(correct.Code, day));
            return;
        }

        var slices = units.SelectMany(unit => unit.Slices).Where(slice => slice.From == day
            || slice.To == day).ToList();
        foreach (var slice in slices)
        {
            if ((slice.From == day && target >= slice.To) || (slice.To == day && target <= slice.From))
            {
                Refuse(
                    correct.Code, "happened_on", ViolationReason.DateInvalid, Says.BeyondNeighbour(slice.Code, target));
                return;
            }
        }

        foreach (var slice in slices)
        {
            (slice.From, slice.To) =
                (slice.From == day ? target : slice.From, slice.To == day ? target : slice.To);
        }

        foreach (var leg in units.SelectMany(unit => unit.Out.Concat(unit.In)).Where(
            leg => leg.Date == day).ToHashSet())
        {
            leg.Date = target;
        }

        foreach (var code in slices.Select(slice => slice.Code).Distinct(StringComparer.Ordinal))
        {
            work.Sort(code);
        }
    }

    /// <summary>MODEL.md 12, undo: kept codes are joined, closed codes reopen.</summary>
    private void Undo(CorrectUndo undo)
    {
        var day = undo.RecordedOn;
        if (!IsPossible(day))
        {
            Refuse(undo.Code, "recorded_on", ViolationReason.DateInvalid, Says.DateImpossible(day));
            return;
        }

        var units = EventOf(undo.Code, day);
        var legs = units.SelectMany(unit => unit.Out.Concat(unit.In)).Where(leg => leg.Date == day).ToHashSet();
        if (units.Count is 0)
        {
            Refuse(undo.Code, "recorded_on", NotThere(undo.Code), Says.NoSliceBegins(undo.Code, day));
            return;
        }

        foreach (var leg in legs)
        {
            Workspace.Remove(leg);
        }

        var begun = units.Where(unit => unit.First.From == day).ToHashSet();
        var ended = units.Where(unit => unit.Last.To == day).ToList();
        foreach (var unit in begun)
        {
            var before = ended.FirstOrDefault(other => other.Last.Code == unit.First.Code);
            if (before is not null)
            {
                Join(before, unit, day);
            }
            else if (LaterDays(unit, day) is [_, ..] later)
            {
                Refuse(undo.Code, "recorded_on", ViolationReason.HasLaterHistory,
                    Says.LaterHistory(unit.First.Code, day, later));
            }
            else
            {
                Forget(unit);
            }
        }

        foreach (var unit in ended.Where(unit => unit.Last.To == day))
        {
            Reopen(unit, undo.Code, day);
        }

        foreach (var unit in units.Where(unit => !begun.Contains(unit) && !ended.Contains(unit)))
        {
            Unstate(unit.Slices.Where(slice => slice.From == day).ToList());
        }
    }

    /// <summary>The days after <paramref name="day"/> on which something is recorded of a unit.</summary>
    private static List<DateOnly> LaterDays(WorkUnit unit, DateOnly day) =>
    [
        .. unit.Slices.Where(slice => slice.Stated.Count > 0).Select(slice => slice.From)
            .Concat(unit.Out.Concat(unit.In).Select(leg => leg.Date))
            .Append(unit.Last.To).Where(other => other > day && other != DateOnly.MaxValue).Distinct().Order(),
    ];

    private void Forget(WorkUnit unit)
    {
        foreach (var slice in unit.Slices.ToList())
        {
            work.Remove(slice);
            if (work.SlicesOf(slice.Code).Count is 0)
            {
                work.Item(slice.Code).Aliases.Clear();
            }
        }
    }

    private void Join(WorkUnit before, WorkUnit after, DateOnly day)
    {
        var at = after.First;
        before.Last.Disposition = Disposition.GoesOn;
        before.Last.EndActs = WorkSlice.NoText;
        foreach (var slice in after.Slices.ToList())
        {
            Workspace.Move(slice, before);
        }

        foreach (var leg in after.Out.ToList())
        {
            Touch(leg.To);
            after.Out.Remove(leg);
            leg.From = before;
            before.Out.Add(leg);
        }

        foreach (var leg in after.In.ToList())
        {
            Touch(leg.From);
            after.In.Remove(leg);
            leg.To = before;
            before.In.Add(leg);
        }

        Unstate([at]);
    }

    private void Reopen(WorkUnit unit, string named, DateOnly day)
    {
        var last = unit.Last;
        if (work.SlicesOf(last.Code).Any(slice => slice.From >= day))
        {
            Refuse(named, "recorded_on", ViolationReason.CodeExists, Says.CodeExists(last.Code));
            return;
        }

        last.To = DateOnly.MaxValue;
        last.Disposition = Disposition.GoesOn;
        last.Reason = "";
        last.EndActs = WorkSlice.NoText;
    }

    /// <summary>Takes back what slices state: their fields become those of the slice before.</summary>
    private void Unstate(IReadOnlyList<WorkSlice> slices)
    {
        foreach (var slice in slices)
        {
            if (work.Previous(slice) is not { } previous)
            {
                continue;
            }

            foreach (var field in slice.Stated)
            {
                Spread(slice, field, previous[field] ?? "");
            }

            slice.Stated = WorkSlice.NoText;
            slice.StartActs = WorkSlice.NoText;
            previous.EndActs = WorkSlice.NoText;
        }
    }
}

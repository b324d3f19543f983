using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Apply
{
    private readonly List<(int Operation, string Code, RecordedLeg Leg)> _legs = [];
    private readonly List<(int Operation, WorkSlice First, string From)> _recoded = [];

    /// <summary>
    /// Records a whole history. <paramref name="frozen"/> names the unit a run of slices already has.
    /// </summary>
    private void Record(RecordItem record, Func<(DateOnly From, DateOnly To), WorkUnit?> frozen)
    {
        if (!IsFree(record.Code))
        {
            return;
        }

        work.Item(record.Code).Recorded = true;
        ChangeAliases(record.Code, record.Aliases, []);
        if (record.Slices.IsEmpty)
        {
            Refuse(record.Code, "slices", ViolationReason.FieldRequired, Says.FieldRequired(record.Code, "slices"));
            return;
        }

        var slices = record.Slices.OrderBy(recorded => recorded.Slice.ValidFrom).ToList();
        WorkSlice? previous = null;
        foreach (var run in Runs(record, slices))
        {
            var unit = frozen((run[0].Slice.ValidFrom, run[^1].Slice.ValidTo)) ?? Workspace.NewUnit();
            foreach (var recorded in run)
            {
                previous = Add(record, recorded, unit, previous);
            }
        }

        _legs.AddRange(record.Legs.Select(leg => (_operation, record.Code, leg)));
    }

    /// <summary>Cuts a history into units: after a gap, an end, or where legs arrive that make a new unit.</summary>
    private IEnumerable<List<RecordedSlice>> Runs(RecordItem record, List<RecordedSlice> slices)
    {
        var run = new List<RecordedSlice>();
        foreach (var slice in slices)
        {
            if (run.Count > 0 && IsBoundary(record, run[^1].Slice, slice))
            {
                yield return run;
                run = [];
            }

            run.Add(slice);
        }

        yield return run;
    }

    private bool IsBoundary(RecordItem record, Slice previous, RecordedSlice next)
    {
        if (previous.ValidTo != next.Slice.ValidFrom
            || previous.Disposition is Disposition.None or Disposition.NotRecorded
            || next.RecodedFrom.Length > 0)
        {
            return true;
        }

        var arriving = record.Legs.Where(leg => leg.Date == next.Slice.ValidFrom).ToList();
        return arriving.Count > 0
            && schema.MergeResult is not MergeResult.Continues
            && !(arriving is [{ Extent: Extent.Whole } only] && only.From == record.Code);
    }

    private WorkSlice? Add(RecordItem record, RecordedSlice recorded, WorkUnit unit, WorkSlice? previous)
    {
        var slice = recorded.Slice;
        if (slice.ValidTo <= slice.ValidFrom)
        {
            Refuse(record.Code, "slices", ViolationReason.DateInvalid, Says.EmptySlice(record.Code, slice.ValidFrom));
            return previous;
        }

        if (slice.ValidTo == DateOnly.MaxValue && slice.Disposition is not Disposition.GoesOn)
        {
            Refuse(record.Code, "slices", ViolationReason.DateRequired, Says.EndMissing(record.Code));
        }

        var fields = new FieldSet(WorkSlice.ValuesOf(slice));
        var values = Complete(record.Code, fields, null);
        if (slice.ShortName.Length > 0)
        {
            values = values.SetItem(FieldIds.ShortName, Clean(record.Code, FieldIds.ShortName, slice.ShortName, 500));
        }

        var inherits = previous is not null && previous.To == slice.ValidFrom;
        var work1 = new WorkSlice
        {
            Unit = unit,
            Code = record.Code,
            From = slice.ValidFrom,
            To = slice.ValidTo,
            Values = values,
            Stated = inherits
                ? WorkSlice.NoText.Union(AllFields.Where(field => previous![field] != values.GetValueOrDefault(field)))
                : WorkSlice.NoText.Union(AllFields),
            StartActs = WorkSlice.NoText.Union(slice.StartActs),
            EndActs = WorkSlice.NoText.Union(slice.EndActs),
            Disposition = slice.Disposition is Disposition.Legs ? Disposition.GoesOn : slice.Disposition,
            Reason = Clean(record.Code, "reason", slice.Reason, 2_000),
        };
        if (work1.Stated.Contains(FieldIds.Name))
        {
            // As an amend of the name does; else an earlier amend's short name would flow under this name.
            work1.Stated = work1.Stated.Add(FieldIds.ShortName);
        }

        if (inherits && work1.Stated.IsEmpty)
        {
            // A recorded boundary is a statement, even of what held before.
            work1.Stated = work1.Stated.Add(FieldIds.Name);
        }

        if (recorded.RecodedFrom.Length > 0)
        {
            work1.Stated = work1.Stated.Add(FieldIds.Code);
            _recoded.Add((_operation, work1, recorded.RecodedFrom));
        }

        work.Add(work1);
        return work1;
    }

    /// <summary>Joins recoded units and adds recorded legs, when all records of the changeset are in place.</summary>
    private void ResolveLegs()
    {
        foreach (var (operation, first, code) in _recoded)
        {
            _operation = operation;
            if (first.From > DateOnly.MinValue
                && work.On(code, first.From.AddDays(-1)) is { } before && before.To == first.From)
            {
                foreach (var slice in first.Unit.Slices.ToList())
                {
                    Workspace.Move(slice, before.Unit);
                }
            }
            else
            {
                Refuse(first.Code, "recoded_from", NotThere(code), Says.NotInForce(code, first.From));
            }
        }

        foreach (var (operation, code, leg) in _legs)
        {
            _operation = operation;
            Resolve(code, leg);
        }

        foreach (var item in work.Items.Where(item => item.Recorded))
        {
            foreach (var unit in work.SlicesOf(item.Code).Select(slice => slice.Unit).Distinct())
            {
                if (unit.Out.Any(leg => leg.Date == unit.Last.To))
                {
                    unit.Last.Disposition = Disposition.Legs;
                }
            }
        }
    }

    private void Resolve(string code, RecordedLeg leg)
    {
        if (leg.Date == DateOnly.MinValue)
        {
            Refuse(code, "legs", ViolationReason.DateInvalid, Says.DateImpossible(leg.Date));
            return;
        }

        var to = work.On(code, leg.Date);
        var continues = schema.MergeResult is MergeResult.Continues;
        if (to is null || (!continues && (to.From != leg.Date || work.Load(to.Unit).First != to)))
        {
            Refuse(code, "legs", ViolationReason.Coverage, Says.LegTargetDoesNotBegin(code, leg.Date));
            return;
        }

        WorkUnit? from = null;
        if (leg.From is not Leg.NotRecorded)
        {
            if (work.On(leg.From, leg.Date.AddDays(-1)) is not { } source || work.Load(source.Unit).Last.To != leg.Date)
            {
                Refuse(code, "legs", ViolationReason.Coverage, Says.LegSourceDoesNotEnd(leg.From, leg.Date));
                return;
            }

            from = source.Unit;
            from.Last.Disposition = Disposition.Legs;
        }

        work.Add(new WorkLeg
        {
            Date = leg.Date,
            From = from,
            To = to.Unit,
            Extent = leg.Extent,
            Event = Clean(code, "event", leg.Event, 100),
            Acts = WorkSlice.NoText.Union(leg.Acts),
        });
    }
}

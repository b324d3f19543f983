using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Judge
{
    private void CheckUnits()
    {
        var units = documents.Items.Keys.SelectMany(work.SlicesOf).Select(slice => slice.Unit)
            .Concat(UnitsLeft()).Distinct().ToList();
        foreach (var unit in units)
        {
            work.Load(unit);
            CheckStretch(unit);
            CheckEnd(unit);
            CheckStart(unit);
        }
    }

    /// <summary>The units that changed items had, where they live on under other codes.</summary>
    private List<WorkUnit> UnitsLeft()
    {
        var ids = documents.Items.Values.SelectMany(pair => pair.Old?.Slices ?? []).Select(slice => slice.Unit)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ids.SelectMany(State.CodesOfUnit).Distinct(StringComparer.Ordinal).SelectMany(work.SlicesOf)
                .Select(slice => slice.Unit).Where(unit => unit.Id is not null && ids.Contains(unit.Id)),
        ];
    }

    /// <summary>A unit is one stretch of time, under whatever codes.</summary>
    private void CheckStretch(WorkUnit unit)
    {
        var slices = unit.Slices.OrderBy(slice => slice.From).ToList();
        foreach (var (left, right) in slices.Zip(slices.Skip(1)).Where(pair => pair.First.To != pair.Second.From))
        {
            var code = OperationOf(left.Code) < 0 ? right.Code : left.Code;
            if (left.To > right.From && left.Code != right.Code)
            {
                Refuse(OperationOf(code), code, "slices", ViolationReason.Overlap, Says.Overlap(code, right.From));
            }
            else if (left.To < right.From)
            {
                Refuse(OperationOf(code), code, "slices", ViolationReason.DispositionMissing,
                    Says.DispositionMissing(left.Code, left.To));
            }
        }
    }

    /// <summary>MODEL.md 9: exactly one whole, or at least two parts to different destinations.</summary>
    private void CheckEnd(WorkUnit unit)
    {
        var last = unit.Last;
        var (code, operation) = (last.Code, OperationOf(last.Code));
        var leaving = unit.Out.Where(leg => leg.Date == last.To).ToList();
        foreach (var stray in unit.Out.Where(leg => leg.Date != last.To && !IsContinuing(unit, leg.Date)))
        {
            Refuse(operation, code, "legs", ViolationReason.Coverage, Says.LegSourceDoesNotEnd(code, stray.Date));
        }

        if (last.To == DateOnly.MaxValue)
        {
            return;
        }

        var missing = last.Disposition switch
        {
            Disposition.GoesOn => true,
            Disposition.None => last.Reason.Length is 0,
            _ => false,
        };
        if (missing)
        {
            Refuse(operation, code, "disposition", ViolationReason.DispositionMissing, Says.DispositionMissing(
                code, last.To));
        }

        var whole = leaving.Count(leg => leg.Extent is Extent.Whole);
        var destinations = leaving.Select(leg => (leg.To, leg.Mark)).Distinct().Count();
        if (last.Disposition is Disposition.Legs && (destinations < leaving.Count
            || (!(whole is 1 && leaving.Count is 1) && !(whole is 0 && leaving.Count > 1))))
        {
            Refuse(operation, code, "legs", ViolationReason.Coverage, Says.Coverage(code, last.To));
        }
    }

    private void CheckStart(WorkUnit unit)
    {
        var first = unit.First;
        var (code, operation) = (first.Code, OperationOf(first.Code));
        foreach (var stray in unit.In.Where(leg => leg.Date != first.From && !IsContinuing(unit, leg.Date)))
        {
            Refuse(operation, code, "legs", ViolationReason.Coverage, Says.LegTargetDoesNotBegin(code, stray.Date));
        }

        if (unit.In.Where(leg => leg.Date == first.From).ToList() is [{ Extent: Extent.Whole, From: { } source }]
            && work.Load(source).Last.Code == code)
        {
            Refuse(operation, code, "legs", ViolationReason.NothingHappened, Says.NothingHappened(code, first.From));
        }
    }

    private static bool IsContinuing(WorkUnit unit, DateOnly day) => unit.First.From < day && day < unit.Last.To;
}

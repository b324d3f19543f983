using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Apply
{
    private void Run(Correct correct)
    {
        switch (correct)
        {
            case CorrectItem item:
                Replace(item);
                break;
            case CorrectRemove remove:
                RemoveItem(remove.Code);
                break;
            case CorrectValue value:
                Replace(value);
                break;
            case CorrectDate date:
                MoveEvent(date);
                break;
            case CorrectUndo undo:
                Undo(undo);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(correct), correct, "Not a correction.");
        }

        foreach (var code in correct.Codes)
        {
            work.Item(code).ReissueReason = correct.ReissueReason;
        }
    }

    /// <summary>Replaces a recorded history; units keep their ids where their time overlaps.</summary>
    private void Replace(CorrectItem correct)
    {
        var code = correct.Item.Code;
        if (work.SlicesOf(code) is not [_, ..] old)
        {
            Refuse(code, "code", ViolationReason.UnknownCode, Says.UnknownCode(code));
            return;
        }

        var units = old.GroupBy(slice => work.Load(slice.Unit)).Select(group => group.Key).ToList();
        var spans = units.ToDictionary(unit => unit, unit => (unit.First.From, unit.Last.To));
        // A unit that was recoded keeps the legs that arrive at it under its other codes.
        foreach (var leg in units.SelectMany(unit => unit.In).ToList().Where(
            leg => old.Any(slice => slice.Covers(leg.Date))))
        {
            Touch(leg.From);
            Workspace.Remove(leg);
        }

        foreach (var slice in old.ToList())
        {
            work.Remove(slice);
        }

        work.Item(code).Aliases.Clear();
        Record(correct.Item, run =>
        {
            var match = spans.Where(span => span.Value.Item1 < run.To && run.From < span.Value.Item2)
                .OrderBy(span => Math.Abs(span.Value.Item1.DayNumber - run.From.DayNumber))
                .Select(span => span.Key).FirstOrDefault();
            return match is not null && spans.Remove(match) ? match : null;
        });
        foreach (var leg in spans.Keys.SelectMany(unit => unit.Out).ToList())
        {
            if (leg.To is not null)
            {
                Touch(leg.To);
                Refuse(code, "slices", ViolationReason.Referenced, Says.LegNeedsUnit(code, leg.Date));
            }

            Workspace.Remove(leg);
        }
    }

    private void RemoveItem(string code)
    {
        var slices = work.SlicesOf(code).ToList();
        if (slices.Count is 0)
        {
            Refuse(code, "code", ViolationReason.UnknownCode, Says.UnknownCode(code));
            return;
        }

        var units = slices.Select(slice => work.Load(slice.Unit)).Distinct().ToList();
        if (units.Any(unit => unit.Out.Concat(unit.In).Any(leg => leg.From is not null && leg.To is not null)))
        {
            Refuse(code, "code", ViolationReason.Referenced, Says.HasLegs(code));
            return;
        }

        if (units.SelectMany(unit => unit.Slices).FirstOrDefault(slice => slice.Code != code) is { } other)
        {
            Refuse(code, "code", ViolationReason.Referenced, Says.IsRecoded(code, other.Code));
            return;
        }

        foreach (var leg in units.SelectMany(unit => unit.Out.Concat(unit.In)).ToList())
        {
            Workspace.Remove(leg);
        }

        foreach (var slice in slices)
        {
            work.Remove(slice);
        }

        work.Item(code).Aliases.Clear();
    }

    private void Replace(CorrectValue correct)
    {
        var slice = work.SlicesOf(correct.Code).FirstOrDefault(slice => slice.From == correct.StatedOn);
        if (slice is null)
        {
            Refuse(
                correct.Code, "stated_on", NotThere(correct.Code), Says.NoSliceBegins(correct.Code, correct.StatedOn));
            return;
        }

        foreach (var (field, value) in Complete(correct.Code, correct.Fields, slice[FieldIds.Kind]))
        {
            var isDerived = field is FieldIds.ShortName && correct.Fields[field] is null;
            if (isDerived && !slice.Stated.Contains(field))
            {
                slice.Stated = slice.Stated.Add(field);
            }
            else if (!slice.Stated.Contains(field) && slice.From != DateOnly.MinValue)
            {
                Refuse(
                    correct.Code, field, ViolationReason.NotInForce, Says.NotStated(correct.Code, field, slice.From));
                continue;
            }

            Spread(slice, field, value);
        }
    }
}

using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;

namespace MasterData.Recording;

/// <summary>Cuts a written history into runs, and finds the thread of each (rule 22).</summary>
internal static class Runs
{
    /// <summary>The runs of a history whose slices are sorted by start.</summary>
    public static List<Run> Of(History history, List<RecordedSlice> slices, MergeResult usual)
    {
        var runs = new List<Run>();
        foreach (var slice in slices)
        {
            var arriving = history.Item.Legs
                .Select((leg, i) => (Leg: leg, Mode: history.Modes.ElementAtOrDefault(i) ?? usual))
                .Where(pair => pair.Leg.Date == slice.Slice.ValidFrom).ToList();
            var isKept = arriving.Exists(pair => pair.Leg.From == history.Item.Code);
            var before = runs.LastOrDefault()?.Slices[^1].Slice;
            if (before is null || IsBroken(before, slice, isKept))
            {
                runs.Add(new(slice));
                continue;
            }

            if (IsCut(before, arriving, isKept))
            {
                runs[^1].Cuts.Add(slice.Slice.ValidFrom);
            }

            runs[^1].Slices.Add(slice);
        }

        return runs;
    }

    /// <summary>Gives each run the free thread of the code whose time overlaps and whose start is nearest.</summary>
    /// <returns>The threads' times that no run takes.</returns>
    public static List<Bearing> Match(List<Run> runs, IEnumerable<Bearing> bearings)
    {
        var free = bearings.ToList();
        foreach (var run in runs)
        {
            run.Match = free.Where(bearing => bearing.Span.From < run.To && run.From < bearing.Span.To)
                .OrderBy(bearing => Math.Abs(bearing.Span.From.DayNumber - run.From.DayNumber))
                .ThenBy(bearing => bearing.Span.From).ThenBy(bearing => bearing.Span.To)
                .ThenBy(bearing => bearing.Thread, StringComparer.Ordinal)
                .FirstOrDefault();
            if (run.Match is not null)
            {
                free.Remove(run.Match);
            }
        }

        return free;
    }

    // At a gap, after none or "?", where the slice says from which code it comes, or after legs without one to itself.
    private static bool IsBroken(Slice before, RecordedSlice next, bool isKept) =>
        before.ValidTo != next.Slice.ValidFrom
        || before.Disposition is Disposition.None or Disposition.NotRecorded
        || next.RecodedFrom.Length > 0
        || (before.Disposition is Disposition.Legs && !isKept);

    private static bool IsCut(Slice before, List<(RecordedLeg Leg, MergeResult Mode)> arriving, bool isKept) =>
        arriving.Count > 0
        && (before.Disposition is Disposition.Legs || arriving.Exists(pair => pair.Mode is MergeResult.New))
        && !(isKept && arriving is [{ Leg.Extent: Extent.Whole }]);
}

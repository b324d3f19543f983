using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Operations;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Writes an item as a correction that says what it says already.</summary>
internal static class AsRecorded
{
    public static History Of(FactStore store, string code)
    {
        var facts = new WorkingFacts(store);
        var slices = new List<RecordedSlice>();
        var legs = new List<(RecordedLeg Leg, MergeResult? Mode)>();
        foreach (var thread in facts.Bearings(code).Select(bearing => bearing.Thread).Distinct().ToList())
        {
            var spine = facts.Spine(thread);
            var view = ViewBuilder.Build(thread, facts.Facts(thread), facts.Spine, store.Catalog!.Schema);
            foreach (var slice in view.Slices.Where(slice => slice.Code == code).Select(slice => slice.Slice))
            {
                var isRecoded = spine.Recodes.Any(span => span.From == slice.ValidFrom && span.Code == code);
                slices.Add(new(slice with { EndActs = slice.ValidTo == DateOnly.MaxValue ? default : slice.EndActs })
                {
                    RecodedFrom = isRecoded ? spine.Codes.First(span => span.To == slice.ValidFrom).Code : "",
                });
            }

            legs.AddRange(facts.Facts(thread)
                .Where(fact => fact.Kind is FactKind.Leg && fact.Key == thread && facts.Bearings(code).Any(bearing =>
                    bearing.Thread == thread && bearing.Span.From <= fact.Day && fact.Day < bearing.Span.To))
                .Select(fact => (Leg(facts, fact), (MergeResult?)(spine.Units.Any(unit => unit.From == fact.Day)
                    ? MergeResult.New
                    : MergeResult.Continues))));
        }

        return new(
            new(code, [.. slices.OrderBy(slice => slice.Slice.ValidFrom)])
            {
                Legs = [.. legs.Select(pair => pair.Leg)],
                Aliases = [.. facts.Known(KnownKey.OfAliases(code)).Select(fact => fact.Value)],
            },
            Corrects: true)
        {
            Modes = [.. legs.Select(pair => pair.Mode)],
        };
    }

    private static RecordedLeg Leg(WorkingFacts facts, Fact fact) => new(
        fact.Day,
        fact.Thread is MasterData.Items.Leg.NotRecorded
            ? fact.Thread
            : facts.Spine(fact.Thread).Codes.First(span => span.From < fact.Day && fact.Day <= span.To).Code,
        fact.Extent,
        fact.Value,
        [.. fact.Acts]);
}

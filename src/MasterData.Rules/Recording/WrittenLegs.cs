using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>States the legs that arrive at a written history. Those that leave it are kept (rule 22).</summary>
internal sealed class WrittenLegs(Work work, WrittenItem item)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>Replaces the legs that arrive; one that agrees stays.</summary>
    public void State(List<Run> runs)
    {
        foreach (var run in runs)
        {
            State(run);
        }

        foreach (var stray in item.History.Item.Legs.Where(leg => !item.Covers(leg.Date)))
        {
            work.Refuse(item.Code, "legs", Rule.Coverage, Says.LegTargetDoesNotBegin(item.Code, stray.Date));
        }
    }

    private void State(Run run)
    {
        var have = Facts.Facts(run.Thread!).Where(fact => fact.Kind is FactKind.Leg && fact.Key == run.Thread
            && run.MatchCovers(fact.Day)).ToList();
        foreach (var leg in item.History.Item.Legs.Where(leg => run.From <= leg.Date && leg.Date < run.To))
        {
            if (Wanted(run.Thread!, leg) is not { } wanted)
            {
                continue;
            }

            if (have.Find(wanted.SaysTheSameAs) is { } agrees)
            {
                have.Remove(agrees);
            }
            else if (Facts.IsAdded(wanted))
            {
                work.Refuse(item.Code, "legs", Rule.LegTwice, RuleTexts.LegTwice(item.Code, leg.Date));
            }
            else
            {
                Facts.Add(wanted);
            }
        }

        Facts.Drop(have);
    }

    private Fact? Wanted(string thread, RecordedLeg leg)
    {
        var from = leg.From is Leg.NotRecorded ? Leg.NotRecorded : work.Source(leg.From, leg.Date, "legs");
        return from is null || work.Clean(item.Code, "event", leg.Event, 100) is not { } word
            ? null
            : new Fact
            {
                Kind = FactKind.Leg,
                Day = leg.Date,
                Thread = from,
                Key = thread,
                Value = word,
                Extent = leg.Extent,
                Acts = leg.Acts.IsDefault ? ActIds.None : ActIds.Of(leg.Acts),
                Mark = item.Mark,
            };
    }
}

using MasterData.Facts;
using MasterData.Items;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Finds facts that the documents do not show, and facts that contradict each other, by brute force.</summary>
internal static class FactAudit
{
    /// <summary>The first thing that is wrong; null: nothing.</summary>
    public static string? Problem(FactsWorld world)
    {
        var facts = world.Store.Facts.Where(fact => fact.Threads.Any()).ToList();
        var items = world.Items();
        var legs = facts.Where(fact => fact.Kind is FactKind.Leg).ToList();
        var units = facts.Where(fact => fact.Kind is FactKind.Unit).ToList();
        return Coverage(legs) ?? Ends(facts, legs) ?? Lost(facts, units, items) ?? LostLegs(legs, units, world)
            ?? Reissues(world, items, facts);
    }

    // Also for units that continue: the part that stays is a leg from the thread to itself.
    private static string? Coverage(List<Fact> legs)
    {
        foreach (var leaving in legs.Where(leg => leg.Thread is not Leg.NotRecorded)
            .GroupBy(leg => (leg.Thread, leg.Day)))
        {
            var isCovered = leaving.Count() is 1
                ? leaving.First().Extent is Extent.Whole
                : leaving.All(leg => leg.Extent is Extent.Part)
                    && leaving.DistinctBy(leg => leg.Key).Count() == leaving.Count();
            var isOnlyItself = leaving.ToList() is [{ Extent: Extent.Whole } only] && only.Key == only.Thread
                && legs.Count(leg => leg.Key == only.Key && leg.Day == only.Day) is 1;
            if (!isCovered || isOnlyItself)
            {
                return $"the legs out of {leaving.Key} do not cover it, or nothing happens by them";
            }
        }

        return legs.GroupBy(leg => (leg.Day, leg.Thread, leg.Key)).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"leg {twice.Key} is there twice"
            : null;
    }

    private static string? Ends(List<Fact> facts, List<Fact> legs)
    {
        foreach (var end in facts.Where(fact => fact.Kind is FactKind.End))
        {
            var leaving = legs.Where(leg => leg.Thread == end.Thread && leg.Day == end.Day).ToList();
            var arriving = legs.Exists(leg => leg.Key == end.Thread && leg.Day == end.Day && leg.Thread != leg.Key);
            if (end.Key switch
            {
                Endings.None => leaving.Count > 0 || end.Value.Length is 0,
                Endings.NotRecorded => leaving.Exists(leg => leg.Key == leg.Thread),
                _ => leaving.Count is 0,
            })
            {
                return $"end {end.Key} of {end.Thread} on {end.Day:yyyy-MM-dd} beside {leaving.Count} legs";
            }

            if (arriving && !leaving.Exists(leg => leg.Key == leg.Thread))
            {
                return $"{end.Thread} ends on {end.Day:yyyy-MM-dd} and receives";
            }
        }

        return null;
    }

    // Every statement begins a slice that reads so; every unit begins one.
    private static string? Lost(List<Fact> facts, List<Fact> units, List<ItemDocument> items)
    {
        var ids = units.ToLookup(unit => unit.Thread, unit => unit.Key, StringComparer.Ordinal);
        var slices = items.SelectMany(item => item.Slices, (item, slice) => (item.Code, Slice: slice))
            .ToLookup(pair => (pair.Slice.Unit, pair.Slice.ValidFrom));
        foreach (var fact in facts.Where(fact => fact.Kind is FactKind.State or FactKind.Unit))
        {
            var begun = ids[fact.Thread].Distinct().SelectMany(id => slices[(id, fact.Day)]).ToList();
            if (!begun.Exists(pair => Shows(pair.Code, pair.Slice, fact)))
            {
                return $"no slice shows that {fact.Thread} has {fact.Key} {fact.Value} on {fact.Day:yyyy-MM-dd}";
            }

            if (!fact.Acts.All(act => begun.Exists(pair => pair.Slice.StartActs.Contains(act))))
            {
                return $"no slice shows the acts of {fact.Key} of {fact.Thread} on {fact.Day:yyyy-MM-dd}";
            }
        }

        return null;
    }

    private static bool Shows(string code, Slice slice, Fact fact) => fact.Kind is FactKind.Unit
        ? slice.Unit == fact.Key
        : fact.Key switch
        {
            FieldIds.Code => code == fact.Value,
            FieldIds.Name => slice.Name == fact.Value,
            FieldIds.ShortName => true,
            FieldIds.Kind => slice.Kind == fact.Value,
            FieldIds.Parent => slice.Parent.Length > 0 == fact.Value.Length > 0,
            _ => (slice.Attributes.FirstOrDefault(value => $"attributes.{value.Id}" == fact.Key)?.Value ?? "")
                == fact.Value,
        };

    // A leg from a thread to itself without a new unit is in no document; every other leg is in one.
    private static string? LostLegs(List<Fact> legs, List<Fact> units, FactsWorld world)
    {
        var shown = legs.Count(leg => leg.Thread != leg.Key
            || units.Exists(unit => unit.Thread == leg.Key && unit.Day == leg.Day));
        var count = new DocumentAudit(world).LegCount;
        return shown == count ? null : $"{shown} legs are stated, {count} are in documents";
    }

    // A code goes from unit to unit by a leg, by a swap of codes on one day, or by a history or a reason.
    private static string? Reissues(FactsWorld world, List<ItemDocument> items, List<Fact> facts)
    {
        var threads = facts.Where(fact => fact.Kind is FactKind.Unit)
            .GroupBy(unit => unit.Key).ToDictionary(unit => unit.Key, unit => unit.First().Thread);
        var lives = items.SelectMany(item => item.Slices)
            .GroupBy(slice => threads.GetValueOrDefault(slice.Unit, slice.Unit))
            .ToDictionary(life => life.Key, life => (life.Min(s => s.ValidFrom), life.Max(s => s.ValidTo)));
        foreach (var item in items)
        {
            foreach (var (left, right) in item.Slices.Zip(item.Slices.Skip(1)))
            {
                var (before, after) = (threads[left.Unit], threads[right.Unit]);
                if (before == after && left.ValidTo == right.ValidFrom)
                {
                    continue;
                }

                var isSwap = left.ValidTo == right.ValidFrom && lives[before].Item2 > right.ValidFrom
                    && lives[after].Item1 < right.ValidFrom;
                var isExplained = facts.Exists(fact => fact.Thread == after && fact.Day == right.ValidFrom
                    && (fact.Mark is FactMark.Record || fact.Note.Length > 0));
                if (!isSwap && !isExplained)
                {
                    return $"{item.Code} is issued again on {right.ValidFrom:yyyy-MM-dd}, version {world.Version}";
                }
            }
        }

        return null;
    }
}

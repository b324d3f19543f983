using MasterData.Facts;
using MasterData.Items;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>
/// Finds what is wrong with the documents of a world by brute force. It knows neither spines nor judges.
/// </summary>
internal sealed class DocumentAudit
{
    private readonly FactsWorld _world;
    private readonly List<ItemDocument> _items;
    private readonly ILookup<string, Slice> _units;
    private readonly HashSet<(DateOnly Date, string From, string To, Extent Extent, string Event, string Acts)> _legs;

    public DocumentAudit(FactsWorld world)
    {
        _world = world;
        _items = world.Items();
        _units = _items.SelectMany(item => item.Slices).OrderBy(slice => slice.ValidFrom).ToLookup(slice => slice.Unit);
        _legs = [.. _items.SelectMany(item => item.Legs).Select(leg =>
            (leg.Date, leg.From, leg.To, leg.Extent, leg.Event, string.Join('|', leg.Acts)))];
    }

    public int LegCount => _legs.Count;

    /// <summary>The first thing that is wrong; null: nothing.</summary>
    public string? Problem() => Items() ?? Units() ?? Legs() ?? Parents();

    private string? Items()
    {
        foreach (var item in _items)
        {
            foreach (var slice in item.Slices)
            {
                if (slice.ValidFrom >= slice.ValidTo || slice.Name.Length is 0 || slice.Kind.Length is 0
                    || (slice.Disposition is Disposition.None && slice.Reason.Length is 0) || slice.Unit is "!")
                {
                    return $"a slice is not whole: {Documents.Show(item)}";
                }
            }

            if (item.Slices.Zip(item.Slices.Skip(1)).Any(pair => pair.Second.ValidFrom < pair.First.ValidTo))
            {
                return $"slices overlap: {Documents.Show(item)}";
            }

            if (item.Slices.Zip(item.Slices.Skip(1)).Any(pair => pair.First.Unit != pair.Second.Unit
                && pair.First.ValidTo == pair.Second.ValidFrom && OnlyWholeFrom(pair.First.Unit, pair.Second)))
            {
                return $"nothing but itself makes a unit: {Documents.Show(item)}";
            }
        }

        return null;
    }

    private bool OnlyWholeFrom(string unit, Slice next) =>
        _legs.Where(leg => leg.To == next.Unit && leg.Date == next.ValidFrom).ToList() is
            [{ Extent: Extent.Whole } only] && only.From == unit;

    private string? Units()
    {
        foreach (var unit in _units)
        {
            var slices = unit.ToList();
            if (slices.Zip(slices.Skip(1)).Any(pair => pair.First.ValidTo != pair.Second.ValidFrom
                || pair.First.Disposition is not Disposition.GoesOn))
            {
                return $"unit {unit.Key} has a gap or an end inside";
            }

            if (slices[^1].ValidTo == DateOnly.MaxValue != slices[^1].Disposition is Disposition.GoesOn)
            {
                return $"unit {unit.Key} ends without saying how, or goes on and says it";
            }

            var leaving = _legs.Where(leg => leg.From == unit.Key && leg.Date == slices[^1].ValidTo).ToList();
            if (slices[^1].Disposition is Disposition.Legs
                ? !Covers(leaving)
                : leaving.Count > 0 && slices[^1].ValidTo != DateOnly.MaxValue)
            {
                return $"the legs out of unit {unit.Key} do not cover it, or it ended without";
            }
        }

        return null;
    }

    private static bool Covers(
        List<(DateOnly Date, string From, string To, Extent Extent, string Event, string Acts)> legs) =>
        legs is [{ Extent: Extent.Whole }]
        || (legs.Count > 1 && legs.TrueForAll(leg => leg.Extent is Extent.Part)
            && legs.DistinctBy(leg => leg.To).Count() == legs.Count);

    private string? Legs()
    {
        foreach (var leg in _legs)
        {
            var (from, to) = (_units[leg.From].ToList(), _units[leg.To].ToList());
            if (leg.From is not Leg.NotRecorded
                && !(from.Count > 0 && from[0].ValidFrom < leg.Date && leg.Date <= from[^1].ValidTo))
            {
                return $"leg {leg} leaves a unit that was not in force";
            }

            if (leg.To is not (Leg.NotRecorded or Leg.None)
                && !(to.Count > 0 && to[0].ValidFrom <= leg.Date && leg.Date < to[^1].ValidTo))
            {
                return $"leg {leg} arrives at a unit that is not in force";
            }
        }

        return null;
    }

    private string? Parents()
    {
        foreach (var day in _items.SelectMany(item => item.Slices)
            .SelectMany(slice => (DateOnly[])[slice.ValidFrom, slice.ValidTo])
            .Where(day => day != DateOnly.MaxValue).Distinct())
        {
            var all = _items.Select(item => (item.Code, Slice: item.On(day))).Where(pair => pair.Slice is not null)
                .ToDictionary(pair => pair.Code, pair => pair.Slice!);
            if (all.Select(pair => Above(pair.Key, pair.Value, all, day)).FirstOrDefault(wrong => wrong is not null)
                is { } wrong)
            {
                return $"{day:yyyy-MM-dd}: {wrong}";
            }
        }

        return null;
    }

    private string? Above(string code, Slice slice, Dictionary<string, Slice> all, DateOnly day)
    {
        if (slice.Parent.Length is 0)
        {
            return slice.Kind is not "p" && !IsByHistory(code, "") ? $"{code} has no parent" : null;
        }

        if (!all.TryGetValue(slice.Parent, out var parent))
        {
            return $"{slice.Parent}, parent of {code}, is not in force";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var above = code; all.TryGetValue(above, out var step) && step.Parent.Length > 0; above = step.Parent)
        {
            if (!seen.Add(above))
            {
                return $"{code} stands above itself";
            }
        }

        return IsByHistory(code, slice.Parent) || _world.Schema.Parents.Any(rule => rule.Kind == slice.Kind
            && rule.Parent == parent.Kind && rule.ValidFrom <= day && day < rule.ValidTo)
                ? null
                : $"{code} of kind {slice.Kind} stands under {slice.Parent} of kind {parent.Kind}";
    }

    // What a history states of kinds is published as a finding (rule 32), and is no reason to refuse what keeps it
    // (rule 34).
    private bool IsByHistory(params string[] codes) => codes
        .SelectMany(code => _world.Store.Bearings.GetValueOrDefault(code, []))
        .SelectMany(bearing => _world.Store.Threads[bearing.Thread].Facts
            .Concat(_world.Store.Past.GetValueOrDefault(bearing.Thread, []).Select(past => past.Fact)))
        .Any(fact => fact.Mark is not FactMark.None && fact.Event!.Value.Version > 1);
}

using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Changesets.Working;

/// <summary>
/// The part of a catalog that a changeset touches, loaded code by code, in a form that can be changed.
/// </summary>
internal sealed class Workspace(CatalogState state, Rules rules)
{
    private readonly Dictionary<string, WorkItem> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkUnit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WorkSlice>> _slices = new(StringComparer.Ordinal);
    private readonly HashSet<(DateOnly Date, string From, string To)> _legs = [];

    public CatalogState State { get; } = state;

    public Rules Rules { get; } = rules;

    public IReadOnlyCollection<WorkItem> Items => _items.Values;

    public WorkItem Item(string code)
    {
        if (_items.TryGetValue(code, out var item))
        {
            return item;
        }

        var old = State.Find(code);
        item = new WorkItem { Code = code, Old = old };
        _items.Add(code, item);
        if (old is not null)
        {
            Load(item, old);
        }

        return item;
    }

    /// <summary>The slices under a code, by start.</summary>
    public IReadOnlyList<WorkSlice> SlicesOf(string code)
    {
        Item(code);
        return _slices.TryGetValue(code, out var slices) ? slices : [];
    }

    public WorkSlice? On(string code, DateOnly day) => SlicesOf(code).FirstOrDefault(slice => slice.Covers(day));

    /// <summary>Brings all slices of a unit into the working copy; without it a unit may be a bare name.</summary>
    public WorkUnit Load(WorkUnit unit)
    {
        if (!unit.Loaded)
        {
            unit.Loaded = true;
            foreach (var code in unit.Id is null ? [] : State.CodesOfUnit(unit.Id))
            {
                Item(code);
            }
        }

        return unit;
    }

    public static WorkUnit NewUnit() => new() { Loaded = true };

    public void Add(WorkSlice slice)
    {
        slice.Unit.Slices.Add(slice);
        if (!_slices.TryGetValue(slice.Code, out var slices))
        {
            Item(slice.Code);
            slices = _slices.TryGetValue(slice.Code, out var loaded) ? loaded : _slices[slice.Code] = [];
        }

        var index = slices.FindIndex(other => other.From > slice.From);
        slices.Insert(index < 0 ? slices.Count : index, slice);
    }

    public void Remove(WorkSlice slice)
    {
        slice.Unit.Slices.Remove(slice);
        _slices[slice.Code].Remove(slice);
    }

    public static void Move(WorkSlice slice, WorkUnit unit)
    {
        slice.Unit.Slices.Remove(slice);
        slice.Unit = unit;
        unit.Slices.Add(slice);
    }

    public void Move(WorkSlice slice, string code)
    {
        var unit = slice.Unit;
        Remove(slice);
        slice.Code = code;
        slice.Unit = unit;
        Add(slice);
    }

    /// <summary>Keeps the slices of a code in order after their dates were changed.</summary>
    public void Sort(string code)
    {
        if (_slices.TryGetValue(code, out var slices))
        {
            slices.Sort((left, right) => left.From.CompareTo(right.From));
        }
    }

    /// <summary>Adds a leg, and brings in every code of its units: the documents of all of them bear it.</summary>
    public void Add(WorkLeg leg)
    {
        foreach (var unit in (WorkUnit?[])[leg.From, leg.To])
        {
            if (unit is not null)
            {
                Load(unit);
            }
        }

        Link(leg);
    }

    private static void Link(WorkLeg leg)
    {
        leg.From?.Out.Add(leg);
        leg.To?.In.Add(leg);
    }

    public static void Remove(WorkLeg leg)
    {
        leg.From?.Out.Remove(leg);
        leg.To?.In.Remove(leg);
    }

    /// <summary>
    /// The slice that inherits from this one: of the same unit, or of the next unit of the kept code.
    /// </summary>
    public WorkSlice? Next(WorkSlice slice)
    {
        if (slice.To == DateOnly.MaxValue)
        {
            return null;
        }

        return Load(slice.Unit).Slices.FirstOrDefault(other => other.From == slice.To)
            ?? (Rules.FlowIntoKeptCode ? SlicesOf(slice.Code).FirstOrDefault(
                other => other.From == slice.To && Load(other.Unit).First == other) : null);
    }

    /// <summary>The slice from which this one inherits.</summary>
    public WorkSlice? Previous(WorkSlice slice) =>
        Load(slice.Unit).Slices.FirstOrDefault(other => other.To == slice.From && other != slice)
        ?? SlicesOf(slice.Code).FirstOrDefault(
            other => other.To == slice.From && other != slice && Load(other.Unit).Last == other);

    /// <summary>Makes a boundary at <paramref name="day"/>, inside the slice or at its start.</summary>
    /// <returns>The slice that begins on the day.</returns>
    public WorkSlice Split(WorkSlice slice, DateOnly day)
    {
        if (slice.From == day)
        {
            return slice;
        }

        var later = new WorkSlice
        {
            Unit = slice.Unit,
            Code = slice.Code,
            From = day,
            To = slice.To,
            Values = slice.Values,
            EndActs = slice.EndActs,
            Disposition = slice.Disposition,
            Reason = slice.Reason,
        };
        slice.To = day;
        slice.EndActs = WorkSlice.NoText;
        slice.Disposition = Disposition.GoesOn;
        slice.Reason = "";
        Add(later);
        return later;
    }

    private void Load(WorkItem item, ItemDocument old)
    {
        item.Aliases.UnionWith(old.Aliases);
        foreach (var slice in old.Slices)
        {
            Add(new WorkSlice
            {
                Unit = Unit(slice.Unit),
                Code = old.Code,
                From = slice.ValidFrom,
                To = slice.ValidTo,
                Values = WorkSlice.ValuesOf(slice),
                Stated = WorkSlice.NoText.Union(slice.Stated),
                StartActs = WorkSlice.NoText.Union(slice.StartActs),
                EndActs = WorkSlice.NoText.Union(slice.EndActs),
                Disposition = slice.Disposition,
                Reason = slice.Reason,
            });
        }

        foreach (var leg in old.Legs.Where(leg => _legs.Add((leg.Date, leg.From, leg.To))))
        {
            Link(new WorkLeg
            {
                Date = leg.Date,
                From = leg.From is Leg.NotRecorded ? null : Unit(leg.From),
                To = leg.To is Leg.NotRecorded or Leg.None ? null : Unit(leg.To),
                Mark = leg.To is Leg.NotRecorded ? Leg.NotRecorded : Leg.None,
                Extent = leg.Extent,
                Event = leg.Event,
                Acts = WorkSlice.NoText.Union(leg.Acts),
            });
        }
    }

    private WorkUnit Unit(string id)
    {
        if (!_units.TryGetValue(id, out var unit))
        {
            _units.Add(id, unit = new WorkUnit { Id = id });
        }

        return unit;
    }
}

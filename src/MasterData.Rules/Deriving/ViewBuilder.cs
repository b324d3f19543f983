using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Spines;

namespace MasterData.Deriving;

/// <summary>
/// Derives the slices and legs of a thread from its own facts, the spines of its parents, and the spines at the other
/// ends of its legs (rules 4 to 7).
/// </summary>
internal sealed class ViewBuilder
{
    // Stands for what no sound set of facts leaves open; judging refuses such a set.
    private const string Missing = "!";

    private readonly string _thread;
    private readonly IReadOnlyCollection<Fact> _facts;
    private readonly Spine _spine;
    private readonly Func<string, Spine> _spineOf;
    private readonly CatalogSchema _schema;
    private readonly SortedDictionary<string, Statements> _fields;

    private ViewBuilder(
        string thread, IReadOnlyCollection<Fact> facts, Func<string, Spine> spineOf, CatalogSchema schema)
    {
        (_thread, _facts, _spineOf, _schema) = (thread, facts, spineOf, schema);
        _spine = spineOf(thread);
        _fields = Statements.Of(_spine, facts);
    }

    /// <summary>The view of a thread.</summary>
    public static ThreadView Build(
        string thread, IReadOnlyCollection<Fact> facts, Func<string, Spine> spineOf, CatalogSchema schema)
    {
        var builder = new ViewBuilder(thread, facts, spineOf, schema);
        return builder._spine.Begin is null ? ThreadView.Empty : new(builder.Slices(), builder.Legs());
    }

    private List<CodeSlice> Slices()
    {
        var acts = new ThreadActs(_thread, _facts, _spine, _fields.GetValueOrDefault(FieldIds.Parent), _spineOf);
        var days = acts.Days.Where(_spine.Covers).ToList();
        var slices = new List<CodeSlice>(days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            var end = i + 1 < days.Count ? days[i + 1] : _spine.End;
            slices.Add(new(CodeOn(_spine, days[i]) ?? Missing, Slice(days[i], end, acts)));
        }

        return slices;
    }

    private Slice Slice(DateOnly day, DateOnly end, ThreadActs acts)
    {
        var unit = _spine.UnitOn(day)!;
        var isLast = end == _spine.End;
        var kind = At(FieldIds.Kind, day);
        var name = At(FieldIds.Name, day);
        return new()
        {
            Unit = unit.Id,
            ValidFrom = day,
            ValidTo = end,
            Name = name,
            ShortName = ShortName(day, name, kind),
            Kind = kind,
            Parent = ParentCode(day),
            Attributes = Attributes(day),
            StartActs = [.. acts.StartOf(day)],
            EndActs = end == DateOnly.MaxValue ? []
                : end == unit.To ? [.. acts.EndOf(end)]
                : [.. acts.StartOf(end)],
            Disposition = end == DateOnly.MaxValue || end != unit.To ? Disposition.GoesOn
                : isLast ? _spine.Disposition
                : Disposition.Legs,
            Reason = isLast && end != DateOnly.MaxValue ? _spine.Reason : "",
        };
    }

    private string At(string field, DateOnly day) => _fields.GetValueOrDefault(field)?.At(day)?.Value ?? "";

    // A later statement of the name ends that of the short name.
    private string ShortName(DateOnly day, string name, string kind) =>
        _fields.GetValueOrDefault(FieldIds.ShortName)?.At(day) is { Value.Length: > 0 } stated
            && _fields.GetValueOrDefault(FieldIds.Name)?.At(day) is { } named && stated.Day >= named.Day
            ? stated.Value
            : ShortNames.Of(_schema, name, kind);

    // Rule 5: the code that the parent thread bears on the day.
    private string ParentCode(DateOnly day) => At(FieldIds.Parent, day) is { Length: > 0 } parent
        ? CodeOn(_spineOf(parent), day) ?? (_spineOf(parent).Codes is [.., var last] ? last.Code : Missing)
        : "";

    private ImmutableArray<AttributeValue> Attributes(DateOnly day)
    {
        var values = ImmutableArray.CreateBuilder<AttributeValue>();
        foreach (var (field, statements) in _fields)
        {
            if (field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal)
                && statements.At(day) is { Value.Length: > 0 } stated)
            {
                values.Add(new(field[FieldIds.AttributePrefix.Length..], stated.Value));
            }
        }

        return values.ToImmutable();
    }

    // Rule 7: from the unit on the day before to the unit on the day; a leg within one unit is in no document.
    private List<Leg> Legs()
    {
        var legs = new List<Leg>();
        foreach (var fact in _facts.Where(fact => fact.Kind is FactKind.Leg))
        {
            var from = fact.Thread is Leg.NotRecorded
                ? Leg.NotRecorded
                : _spineOf(fact.Thread).UnitBefore(fact.Day)?.Id ?? Missing;
            var to = fact.Key is Leg.None or Leg.NotRecorded
                ? fact.Key
                : _spineOf(fact.Key).UnitOn(fact.Day)?.Id ?? Missing;
            if (from != to)
            {
                legs.Add(new()
                {
                    Date = fact.Day,
                    From = from,
                    To = to,
                    Extent = fact.Extent,
                    Event = fact.Value,
                    Acts = [.. fact.Acts],
                });
            }
        }

        legs.Sort(LegOrder.Compare);
        return legs;
    }

    private static string? CodeOn(Spine spine, DateOnly day) =>
        spine.Codes.LastOrDefault(span => span.From <= day)?.Code;
}

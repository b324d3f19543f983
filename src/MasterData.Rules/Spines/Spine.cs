using MasterData.Items;

namespace MasterData.Spines;

/// <summary>
/// The life of a thread, its units and its codes: what follows from the facts that name it and no others.
/// </summary>
internal sealed record Spine
{
    /// <summary>The spine of a thread that never begins.</summary>
    public static Spine Empty { get; } = new();

    /// <summary>The first day; null: it never begins.</summary>
    public DateOnly? Begin { get; init; }

    /// <summary>The first day on which it is no more.</summary>
    public DateOnly End { get; init; }

    /// <summary>What came after it; <see cref="Disposition.GoesOn"/> while it has no end.</summary>
    public Disposition Disposition { get; init; }

    /// <summary>Why it has no successor.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its units by day.</summary>
    public IReadOnlyList<UnitSpan> Units { get; init; } = [];

    /// <summary>Its codes by day.</summary>
    public IReadOnlyList<CodeSpan> Codes { get; init; } = [];

    /// <summary>The days that break a rule.</summary>
    public IReadOnlyList<Misfit> Misfits { get; init; } = [];

    /// <summary>Whether it is in force on a day.</summary>
    public bool Covers(DateOnly day) => Begin is { } begin && begin <= day && day < End;

    /// <summary>The code on a day; of a day before or after its life the first or the last one.</summary>
    public string CodeNear(DateOnly day) =>
        Codes.LastOrDefault(span => span.From <= day)?.Code ?? (Codes.Count > 0 ? Codes[0].Code : "");

    /// <summary>The unit in force on a day.</summary>
    public UnitSpan? UnitOn(DateOnly day) => Units.FirstOrDefault(unit => unit.From <= day && day < unit.To);

    /// <summary>The unit in force on the day before a day.</summary>
    public UnitSpan? UnitBefore(DateOnly day) => Units.FirstOrDefault(unit => unit.From < day && day <= unit.To);

    /// <summary>The recodes: each code but the first.</summary>
    public IEnumerable<CodeSpan> Recodes => Codes.Skip(1);

    /// <summary>Whether children see both alike: begin, end, codes and the acts of recodes (rule 8).</summary>
    public bool LooksToChildrenLike(Spine other) => ReferenceEquals(this, other)
        || ((Begin, End) == (other.Begin, other.End)
            && Codes.Count == other.Codes.Count
            && Codes.Zip(other.Codes).All(pair =>
                (pair.First.From, pair.First.To, pair.First.Code)
                    == (pair.Second.From, pair.Second.To, pair.Second.Code)
                && pair.First.Facts.SelectMany(fact => fact.Acts).ToHashSet(StringComparer.Ordinal)
                    .SetEquals(pair.Second.Facts.SelectMany(fact => fact.Acts))));

    /// <summary>Whether both have the same units, so that legs lead to the same.</summary>
    public bool HasUnitsOf(Spine other) => ReferenceEquals(this, other)
        || Units.Select(unit => (unit.From, unit.To, unit.Id))
            .SequenceEqual(other.Units.Select(unit => (unit.From, unit.To, unit.Id)));
}

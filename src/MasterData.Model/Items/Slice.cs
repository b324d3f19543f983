using System.Collections.Immutable;

namespace MasterData.Items;

/// <summary>What a unit looked like under a code during [<see cref="ValidFrom"/>, <see cref="ValidTo"/>).</summary>
public sealed record Slice
{
    /// <summary>The id of the unit; a name that nobody parses.</summary>
    public required string Unit { get; init; }

    /// <summary>The first day; <see cref="DateOnly.MinValue"/>: since before the records begin.</summary>
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;

    /// <summary>The first day on which it no longer holds; <see cref="DateOnly.MaxValue"/>: without end.</summary>
    public DateOnly ValidTo { get; init; } = DateOnly.MaxValue;

    /// <summary>The full name as issued, in NFC.</summary>
    public required string Name { get; init; }

    /// <summary>The name without the prefix of its kind, as stored.</summary>
    public required string ShortName { get; init; }

    /// <summary>The id of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The code above it; empty: at the top.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The attributes in ordinal order of id; absent ones are not listed.</summary>
    public ImmutableArray<AttributeValue> Attributes { get; init; } = [];

    /// <summary>The ids of the acts that began it, in ordinal order; empty: not recorded.</summary>
    public ImmutableArray<string> StartActs { get; init; } = [];

    /// <summary>
    /// The ids of the acts that ended it, in ordinal order; empty: not recorded, or it has not ended.
    /// </summary>
    public ImmutableArray<string> EndActs { get; init; } = [];

    /// <summary>What came after it.</summary>
    public Disposition Disposition { get; init; }

    /// <summary>Why it has no successor.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The ids of the fields that its start states, in ordinal order.</summary>
    /// <remarks>
    /// Kept by the authority only: no part of the document's canonical form. See <see cref="FieldIds"/>.
    /// </remarks>
    public ImmutableArray<string> Stated { get; init; } = [];

    /// <summary>Whether it holds on <paramref name="day"/>.</summary>
    public bool Covers(DateOnly day) => ValidFrom <= day && (day < ValidTo || ValidTo == DateOnly.MaxValue);
}

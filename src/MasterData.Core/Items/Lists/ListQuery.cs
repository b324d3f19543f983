using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Which items to list; all conditions must hold.</summary>
internal sealed record ListQuery
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>Only items directly under this code or alias; empty: any.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Only items of this kind; empty: any.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Only items at this depth on the day, 1 is the top; zero: any.</summary>
    public int Level { get; init; }

    /// <summary>Only items below this code or alias on the day, at any depth; empty: any.</summary>
    public string Under { get; init; } = "";

    /// <summary>The day; null: today in the catalog's zone.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Which knowledge; null: the latest.</summary>
    public KnownAt? KnownAt { get; init; }
}

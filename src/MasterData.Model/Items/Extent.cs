namespace MasterData.Items;

/// <summary>How much of a unit a leg carries. The numbers are those of the canonical form.</summary>
public enum Extent
{
    /// <summary>All of it.</summary>
    Whole = 1,

    /// <summary>A part.</summary>
    Part = 2,
}

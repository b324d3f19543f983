namespace MasterData.Items;

/// <summary>What came after a slice. The numbers are those of the canonical form.</summary>
public enum Disposition
{
    /// <summary>The unit goes on: in a next slice, or without end.</summary>
    GoesOn = 0,

    /// <summary>The unit ended; its legs say what it became.</summary>
    Legs = 1,

    /// <summary>The unit ended without successor.</summary>
    None = 2,

    /// <summary>The unit ended; what it became is not recorded.</summary>
    NotRecorded = 3,
}

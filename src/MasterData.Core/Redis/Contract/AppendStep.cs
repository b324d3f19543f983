namespace MasterData.Core.Redis;

/// <summary>How an attempt to add a delta ended.</summary>
internal enum AppendStep
{
    /// <summary>The delta is there.</summary>
    Done = 1,

    /// <summary>A new generation is the better way.</summary>
    TooLarge = 2,

    /// <summary>Another publisher was faster; nothing was written.</summary>
    Conflict = 3,

    /// <summary>The hashes got lost meanwhile; the head was written and a new generation must follow.</summary>
    Lost = 4,
}

namespace MasterData.Server.Sync;

/// <summary>The messages that steps consist of.</summary>
internal enum StepPartKind
{
    /// <summary>A snapshot begins.</summary>
    SnapshotBegin,

    /// <summary>Documents of a snapshot.</summary>
    SnapshotItems,

    /// <summary>A snapshot is complete.</summary>
    SnapshotEnd,

    /// <summary>A part of a delta.</summary>
    Delta,
}

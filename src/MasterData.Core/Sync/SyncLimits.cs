namespace MasterData.Core.Sync;

/// <summary>How long a caller that is ahead of this server is kept waiting.</summary>
/// <param name="CatchUp">The most time for the memory to reach the caller.</param>
internal sealed record SyncLimits(TimeSpan CatchUp);

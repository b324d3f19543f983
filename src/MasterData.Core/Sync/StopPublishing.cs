namespace MasterData.Sync;

/// <summary>Stops the publishing of a catalog until a restore, and raises the alarm with the evidence.</summary>
public delegate Task StopPublishing(string catalog, string evidence, CancellationToken cancellationToken);

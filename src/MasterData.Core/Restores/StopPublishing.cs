namespace MasterData.Core.Restores;

/// <summary>Stops the publishing of a catalog until a restore, and raises the alarm with the evidence.</summary>
internal delegate Task StopPublishing(string catalog, string evidence, CancellationToken cancellationToken);

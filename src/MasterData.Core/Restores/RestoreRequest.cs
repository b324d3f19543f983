namespace MasterData.Core.Restores;

/// <summary>How a database takes the place of the former one.</summary>
/// <param name="File">The backup; empty: the database as it stands.</param>
/// <param name="IsSameAuthority">Whether it goes on as the same authority in a data folder that does not know
/// it.</param>
/// <param name="IsAdoption">Whether the database as it stands becomes another authority.</param>
internal sealed record RestoreRequest(string File, bool IsSameAuthority, bool IsAdoption);

namespace MasterData.IntegrationTests.Storage;

/// <summary>Where an empty database is.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Postgres">What Npgsql connects to; empty: SQLite in the folder.</param>
public sealed record DatabaseAddress(string Folder, string Postgres);

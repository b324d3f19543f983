namespace MasterData.IntegrationTests.Storage;

/// <summary>A kind of database; each test gets an empty one.</summary>
public abstract class Database
{
    /// <summary>How to reach an empty database; the folder is that of its server process.</summary>
    public abstract Task<DatabaseAddress> CreateAsync(CancellationToken cancellationToken);
}

namespace MasterData.Catalogs;

/// <summary>Brings memory up to the database: at start whole, later by deltas; both are proved by digest.</summary>
public sealed class LoadCatalogs
{
    /// <summary>Loads every catalog with its log.</summary>
    public Task ExecuteAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

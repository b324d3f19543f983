namespace MasterData.Catalogs;

/// <summary>Stops publishing of a catalog whose database is behind what it published before.</summary>
public sealed class SuspendCatalog
{
    /// <summary>Marks <paramref name="catalog"/> until a restore; logs an error with <paramref name="evidence"/>.</summary>
    public Task ExecuteAsync(string catalog, string evidence, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

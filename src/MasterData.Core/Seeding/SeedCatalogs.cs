namespace MasterData.Seeding;

/// <summary>Fills an empty database with the catalogs of a seed folder, through the same publishing as everything.</summary>
public sealed class SeedCatalogs
{
    /// <summary>Publishes version 1 of each catalog under <paramref name="folder"/>; does nothing if there is any catalog.</summary>
    /// <returns>Whether it seeded.</returns>
    public Task<bool> ExecuteAsync(string folder, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

namespace MasterData.Storage;

/// <summary>Writes the whole database to one file while the server goes on.</summary>
public sealed class BackupDatabase
{
    /// <summary>Writes <paramref name="file"/>, which must not exist, and checks it.</summary>
    public Task ExecuteAsync(string file, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

namespace MasterData.Storage;

/// <summary>Puts a backup in the place of the database and begins a new epoch of every catalog.</summary>
public sealed class RestoreDatabase
{
    /// <summary>Restores <paramref name="file"/>. No server may run on the database.</summary>
    public Task ExecuteAsync(string file, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}

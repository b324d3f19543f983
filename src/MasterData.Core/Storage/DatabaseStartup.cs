namespace MasterData.Storage;

/// <summary>Makes the database ready: takes the lock, checks SQLite, migrates. Holds the lock until disposed.</summary>
public sealed class DatabaseStartup : IAsyncDisposable
{
    /// <summary>Runs once, before anything else uses the database.</summary>
    /// <exception cref="StartRefusedException">Another process has the data, or the database is not fit.</exception>
    public Task ExecuteAsync(CancellationToken cancellationToken) => throw new NotSupportedException("being written: core");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

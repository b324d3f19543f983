using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Lets only so many snapshots be sent at a time, so that new copies do not starve the others.</summary>
internal sealed class SnapshotAdmission(IOptions<SyncOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(
        options.Value.Snapshots > 0 ? options.Value.Snapshots : 2 * Environment.ProcessorCount);

    /// <summary>Waits at most <paramref name="patience"/>; whoever gets a place calls <see cref="Leave"/>.</summary>
    public async Task<bool> TryEnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        SyncMetrics.SnapshotWaits(true);
        try
        {
            return await _places.WaitAsync(patience, cancellationToken);
        }
        finally
        {
            SyncMetrics.SnapshotWaits(false);
        }
    }

    /// <summary>Gives the place to the next.</summary>
    public void Leave() => _places.Release();

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}

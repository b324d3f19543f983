namespace MasterData.Client.Copies.Streams;

/// <summary>Opens streams one after the other, and repairs between two of them.</summary>
internal sealed class StreamLoop(
    CopyStream stream,
    CopyRepair repair,
    CopyReporter reporter,
    IReadOnlyCollection<CatalogCopy> copies,
    Absence absence,
    TimeSpan maxPause,
    TimeProvider time)
{
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = MinPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var (moved, asked) = await stream.RunAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                // A repair is the server's work too: Redis moves nothing under it.
                await RepairAsync(cancellationToken).ConfigureAwait(false);
                absence.Lost(answered: moved);
                pause = moved ? MinPause : Min(pause * 2, maxPause);

                // Spread, so that all who lost the same server do not come back at once.
                var wait = asked ?? (pause * (0.5 + Random.Shared.NextDouble()));
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // The steward learns of it first; then the copy takes only what differs, and is loaded whole if that fails.
    private async Task RepairAsync(CancellationToken cancellationToken)
    {
        foreach (var copy in copies.Where(copy => copy.MustBeReplaced))
        {
            await reporter.ReportAsync(cancellationToken).ConfigureAwait(false);
            await repair.RunAsync(copy, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

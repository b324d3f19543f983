namespace MasterData.Client.Copies;

/// <summary>Looks every second whether a day has begun somewhere.</summary>
/// <remarks>
/// A timer set for midnight would not notice that the machine slept, that its clock or a catalog's zone was changed.
/// </remarks>
internal static class CopyDays
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Looks until told to stop.</summary>
    public static async Task WatchAsync(
        IReadOnlyCollection<CatalogCopy> copies, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
                foreach (var copy in copies)
                {
                    copy.TellDay();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
    }
}

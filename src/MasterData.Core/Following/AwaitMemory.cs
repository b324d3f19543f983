namespace MasterData.Core.Following;

/// <summary>Waits until memory holds what a caller needs: the only loop that does.</summary>
internal sealed class AwaitMemory(CatalogMemory memory, TimeProvider time)
{
    /// <summary>
    /// Asks <paramref name="look"/> again after every change until its answer is enough or the time is over.
    /// </summary>
    /// <returns>The last answer, enough or not.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> UntilAsync<T>(
        Func<CancellationToken, ValueTask<T>> look,
        Func<T, bool> isEnough,
        TimeSpan longest,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            // Taken before the look: whatever changes during it ends the wait at once.
            var seen = memory.Pulse;
            var answer = await look(cancellationToken);
            if (isEnough(answer) || longest <= TimeSpan.Zero)
            {
                return answer;
            }

            try
            {
                await memory.WaitForPulseAsync(seen, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return answer;
            }
        }
    }
}

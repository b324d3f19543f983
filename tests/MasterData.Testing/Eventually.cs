using System.Diagnostics;

namespace MasterData.Testing;

/// <summary>Polls for what must become true soon and says what was seen last if it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Asks <paramref name="probe"/> until its answer satisfies <paramref name="condition"/> and returns that answer.
    /// A probe that throws is asked again.
    /// </summary>
    public static async Task<T> HoldsAsync<T>(
        Func<CancellationToken, Task<T>> probe,
        Func<T, bool> condition,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default)
    {
        var within = deadline ?? DefaultDeadline;
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var (value, seen, failure) = await ProbeAsync(
                probe, within - Stopwatch.GetElapsedTime(began), cancellationToken);
            if (failure is null && condition(value!))
            {
                return value!;
            }

            if (Stopwatch.GetElapsedTime(began) > within)
            {
                Assert.Fail($"Not so within {within}. Last seen: {seen}");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Reads <paramref name="probe"/> until it satisfies <paramref name="condition"/>.</summary>
    public static Task<T> HoldsAsync<T>(
        Func<T> probe, Func<T, bool> condition, TimeSpan? deadline =
            null, CancellationToken cancellationToken = default) =>
        HoldsAsync(_ => Task.FromResult(probe()), condition, deadline, cancellationToken);

    /// <summary>Waits until <paramref name="condition"/> is true.</summary>
    public static Task HoldsAsync(
        Func<bool> condition, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        HoldsAsync(condition, holds => holds, deadline, cancellationToken);

    /// <summary>Does <paramref name="action"/> until it does not throw.</summary>
    public static Task SucceedsAsync(
        Action action, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        HoldsAsync(
            () =>
            {
                action();
                return true;
            },
            deadline,
            cancellationToken);

    private static async Task<(T? Value, string Seen, Exception? Failure)> ProbeAsync<T>(
        Func<CancellationToken, Task<T>> probe, TimeSpan left, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(left > Pause ? left : Pause);
        try
        {
            var value = await probe(timeout.Token);
            return (value, $"{value}", null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return (default, $"{failure}", failure);
        }
    }
}

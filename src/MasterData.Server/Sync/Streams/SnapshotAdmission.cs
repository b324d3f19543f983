using MasterData.Core.Access;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Lets only so many snapshots be sent at a time, and no consumer take the places of the others.</summary>
/// <remarks>
/// While a consumer that has no place waits, it is the next to get one, and the places of another beyond its first are
/// taken back after a moment. Small snapshots need no place.
/// </remarks>
internal sealed class SnapshotAdmission(IOptions<SyncOptions> options, TimeProvider time)
{
    /// <summary>How many documents a catalog has at most whose snapshot needs no place.</summary>
    public const long SmallDocuments = 1_000;

    /// <summary>How long a consumer keeps more than one place while another waits.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly List<SnapshotPlace> _held = [];
    private readonly List<Waiter> _waiting = [];
    private readonly int _places =
        options.Value.Snapshots > 0 ? options.Value.Snapshots : 2 * Environment.ProcessorCount;

    /// <summary>Waits for a place as long as the caller does.</summary>
    public async Task<SnapshotPlace> EnterAsync(Actor actor, long documents, CancellationToken cancellationToken) =>
        (await TryEnterAsync(actor, documents, Timeout.InfiniteTimeSpan, cancellationToken))!;

    /// <summary>Waits at most <paramref name="patience"/>; null: there was no place.</summary>
    public async Task<SnapshotPlace?> TryEnterAsync(
        Actor actor, long documents, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (documents <= SmallDocuments)
        {
            return new(actor.Id, options.Value.Snapshot, time, _ => { });
        }

        var waiter = new Waiter(actor.Id);
        lock (_lock)
        {
            _waiting.Add(waiter);
            Grant();
        }

        SyncMetrics.SnapshotWaits(true);
        try
        {
            return await WaitAsync(waiter, patience, cancellationToken) ? await waiter.Place.Task : null;
        }
        finally
        {
            SyncMetrics.SnapshotWaits(false);
        }
    }

    private async Task<bool> WaitAsync(Waiter waiter, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            while (true)
            {
                var left = patience - time.GetElapsedTime(begun);
                var isEndless = patience == Timeout.InfiniteTimeSpan;
                if (!isEndless && left <= TimeSpan.Zero)
                {
                    return !TryForget(waiter);
                }

                Task granted = waiter.Place.Task;
                await granted.WaitAsync(isEndless || left > Grace ? Grace : left, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                if (waiter.Place.Task.IsCompleted)
                {
                    return true;
                }

                TakeBackFor(waiter);
            }
        }
        catch (OperationCanceledException)
        {
            if (!TryForget(waiter))
            {
                (await waiter.Place.Task).Dispose();
            }

            throw;
        }
    }

    // Under the lock. A consumer without a place comes before one that has some; else the first in line.
    private void Grant()
    {
        while (_waiting.Count > 0 && _held.Count < _places)
        {
            var next = _waiting.Find(waiter => Held(waiter.Principal) is 0) ?? _waiting[0];
            _waiting.Remove(next);
            var place = new SnapshotPlace(next.Principal, options.Value.Snapshot, time, Leave);
            _held.Add(place);
            next.Place.SetResult(place);
        }
    }

    // The last place of whoever has the most is taken back, if that is more than one.
    private void TakeBackFor(Waiter waiter)
    {
        lock (_lock)
        {
            if (Held(waiter.Principal) is 0
                && _held.FindLast(place => !place.IsTakenBack && Kept(place.Principal) > 1) is { } place)
            {
                place.TakeBack();
            }
        }
    }

    private int Held(string principal) => _held.Count(place => place.Principal == principal);

    private int Kept(string principal) => _held.Count(place => place.Principal == principal && !place.IsTakenBack);

    private bool TryForget(Waiter waiter)
    {
        lock (_lock)
        {
            return _waiting.Remove(waiter);
        }
    }

    private void Leave(SnapshotPlace place)
    {
        lock (_lock)
        {
            _held.Remove(place);
            Grant();
        }
    }

    private sealed class Waiter(string principal)
    {
        public string Principal => principal;

        public TaskCompletionSource<SnapshotPlace> Place { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

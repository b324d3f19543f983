using MasterData.Core.Sync;

namespace MasterData.Server.Sync;

/// <summary>The right to send one snapshot, for as long as a whole one may take.</summary>
internal sealed class SnapshotPlace : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly Action<SnapshotPlace> _leave;
    private readonly CancellationTokenSource _end;

    /// <summary>A place that ends after <paramref name="limit"/> at the latest.</summary>
    public SnapshotPlace(string principal, TimeSpan limit, TimeProvider time, Action<SnapshotPlace> leave)
    {
        (Principal, _limit, _leave) = (principal, limit, leave);
        _end = new(limit, time);
    }

    /// <summary>Whose it is.</summary>
    public string Principal { get; }

    /// <summary>Whether another consumer needs it.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Takes it back for another consumer.</summary>
    public void TakeBack()
    {
        IsTakenBack = true;
        _ = _end.CancelAsync();
    }

    /// <summary>Sends the snapshot, and gives the caller up when the place ends before it is whole.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">STALLED_READER.</exception>
    public async Task SendAsync(
        MessageSender sender, Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        try
        {
            await send(either.Token);
        }
        catch (OperationCanceledException)
            when (_end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            sender.GiveUp();
            throw IsTakenBack
                ? SyncErrors.SnapshotTakenBack(SnapshotAdmission.Grace)
                : SyncErrors.StalledReader(_limit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _leave(this);
        _end.Dispose();
    }
}

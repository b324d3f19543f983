using System.IO.Pipelines;
using Grpc.Core;
using MasterData.Core.Sync;

namespace MasterData.Server.Sync;

/// <summary>Sends messages to one caller, one at a time, and gives it up if it does not take them.</summary>
/// <remarks>
/// Writes into the response itself, as decision 0010 says: gRPC's writer wakes somebody for each message that was
/// taken.
/// </remarks>
internal sealed class MessageSender(ServerCallContext call, TimeSpan limit, ServerStop stop, TimeProvider time)
{
    /// <summary>How long a caller that was given up may still read why.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly HttpContext _http = call.GetHttpContext();
    private ValueTask<FlushResult> _flush;
    private long _since;

    /// <summary>Sends a message once the one before was taken; does not wait until this one is.</summary>
    /// <remarks>
    /// Nearly every message is taken long before there is a next one: then a stream wakes once for it, not twice, and
    /// needs no timer. What is on its way is one message, whatever its caller does.
    /// </remarks>
    /// <exception cref="MasterData.Errors.MasterDataException">The one before took too long:
    /// STALLED_READER.</exception>
    public Task SendAsync(EncodedMessage message, CancellationToken cancellationToken)
    {
        var taken = TakenAsync(cancellationToken);
        if (!taken.IsCompletedSuccessfully)
        {
            return SendAfterAsync(taken, message);
        }

        Send(message);
        return Task.CompletedTask;
    }

    private async Task SendAfterAsync(Task taken, EncodedMessage message)
    {
        await taken;
        Send(message);
    }

    /// <summary>Returns when everything sent was taken.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">It took too long: STALLED_READER.</exception>
    public Task TakenAsync(CancellationToken cancellationToken)
    {
        (var flush, _flush) = (_flush, default);
        if (!flush.IsCompletedSuccessfully)
        {
            return WaitAsync(flush.AsTask(), cancellationToken);
        }

        _ = flush.Result;
        return Task.CompletedTask;
    }

    // gRPC completes the response at the deadline, and cancels the caller's token a moment later.
    private void Send(EncodedMessage message)
    {
        try
        {
#pragma warning disable CA2012 // Kept for TakenAsync, which takes it once.
            _flush = message.SendTo(_http.Response.BodyWriter);
#pragma warning restore CA2012
            if (!_flush.IsCompleted)
            {
                _since = time.GetTimestamp();
            }
        }
        catch (InvalidOperationException) when (call.Deadline < DateTime.MaxValue)
        {
            throw new RpcException(new(StatusCode.DeadlineExceeded, "The deadline of the call has passed."));
        }
    }

    private async Task WaitAsync(Task write, CancellationToken cancellationToken)
    {
        var left = limit - time.GetElapsedTime(_since);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Last);
        try
        {
            await write.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, either.Token);
        }
        catch (TimeoutException)
        {
            CutOffLater();
            throw SyncErrors.StalledReader(limit);
        }
        catch (OperationCanceledException) when (stop.Last.IsCancellationRequested)
        {
            _http.Abort();
            throw;
        }
    }

    /// <summary>Lets the caller read the status for a while; then the stream is reset.</summary>
    /// <remarks>The connection keeps a response open until it is read, and a server that stops waits for it.</remarks>
    public void CutOffLater()
    {
        var timer = time.CreateTimer(_ => _http.Abort(), null, Grace, Timeout.InfiniteTimeSpan);
        var registration = stop.Last.Register(_http.Abort);
        _http.Response.OnCompleted(() =>
        {
            timer.Dispose();
            registration.Dispose();
            return Task.CompletedTask;
        });
    }
}

using Grpc.Core;
using MasterData.Sync;

namespace MasterData.Server.Sync;

/// <summary>Sends messages to one caller, and gives it up if it does not take them.</summary>
internal sealed class MessageSender(
    IServerStreamWriter<EncodedMessage> stream, HttpContext http, TimeSpan limit, ServerStop stop, TimeProvider time)
{
    /// <summary>How long a caller that was given up may still read why.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Sends a message; returns when the next may be sent.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">It took too long: STALLED_READER.</exception>
    public async Task SendAsync(EncodedMessage message, CancellationToken cancellationToken)
    {
        var write = stream.WriteAsync(message, CancellationToken.None);
        if (write.IsCompletedSuccessfully)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Last);
        try
        {
            await write.WaitAsync(limit, time, either.Token);
        }
        catch (TimeoutException)
        {
            CutOffLater();
            throw SyncErrors.StalledReader(limit);
        }
        catch (OperationCanceledException) when (stop.Last.IsCancellationRequested)
        {
            http.Abort();
            throw;
        }
    }

    /// <summary>Lets the caller read the status for a while; then the stream is reset.</summary>
    /// <remarks>The connection keeps a response open until it is read, and a server that stops waits for it.</remarks>
    private void CutOffLater()
    {
        var timer = time.CreateTimer(_ => http.Abort(), null, Grace, Timeout.InfiniteTimeSpan);
        var registration = stop.Last.Register(http.Abort);
        http.Response.OnCompleted(() =>
        {
            timer.Dispose();
            registration.Dispose();
            return Task.CompletedTask;
        });
    }
}

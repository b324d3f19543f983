using System.Net;
using System.Net.Sockets;

namespace MasterData.Testing;

/// <summary>One connection through a <see cref="TcpProxy"/>.</summary>
internal sealed class TcpProxyConnection(Socket client, EndPoint target, TcpProxyLine line) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Socket _server = new(target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
    private volatile bool _isCutAtAnswer;

    /// <summary>Carries data both ways until one side is done.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = true;
            if (target is IPEndPoint)
            {
                _server.NoDelay = true;
            }

            await _server.ConnectAsync(target, cancellationToken);
            await Task.WhenAny(
                PumpAsync(client, _server, limited: false, cancellationToken),
                PumpAsync(_server, client, limited: true, cancellationToken));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // A reset before the connection stood.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Resets both sides.</summary>
    public void Reset()
    {
        client.Close(0);
        _server.Close(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to, bool limited, CancellationToken cancellationToken)
    {
        try
        {
            await CarryAsync(from, to, limited, cancellationToken);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Whoever closed the connection knows why.
        }
    }

    private async Task CarryAsync(Socket from, Socket to, bool limited, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var carried = 0L;
        while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await HoldBackAsync(cancellationToken);
            if (limited ? _isCutAtAnswer : await IsCutAsync(to, buffer.AsMemory(0, read), cancellationToken))
            {
                Reset();
                return;
            }

            if (limited)
            {
                line.Tamper(buffer.AsSpan(0, read));
            }

            var allowed = limited ? (int)Math.Clamp(line.CutAfterBytes - carried, 0, read) : read;
            await SendAsync(to, buffer.AsMemory(0, allowed), cancellationToken);
            carried += allowed;
            if (allowed < read)
            {
                await Task.Delay(line.PauseBeforeCut, TimeProvider.System, cancellationToken);
                Reset();
                return;
            }
        }
    }

    /// <summary>Whether the connection ends with what the client has just sent.</summary>
    private async Task<bool> IsCutAsync(Socket server, ReadOnlyMemory<byte> sent, CancellationToken cancellationToken)
    {
        switch (line.TakeCut(sent.Span))
        {
            case TcpProxyCut.BeforeRequest:
                return true;
            case TcpProxyCut.AfterRequest:
                // A fast answer would get through before the reset.
                _isCutAtAnswer = true;
                await SendAsync(server, sent, cancellationToken);
                return true;
            case TcpProxyCut.BeforeAnswer:
                _isCutAtAnswer = true;
                return false;
            default:
                return false;
        }
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (data.Length > 0)
        {
            data = data[await to.SendAsync(data, cancellationToken)..];
        }
    }

    private async Task HoldBackAsync(CancellationToken cancellationToken)
    {
        if (line.Delay > TimeSpan.Zero)
        {
            await Task.Delay(line.Delay, TimeProvider.System, cancellationToken);
        }

        while (line.IsBlackHole)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}

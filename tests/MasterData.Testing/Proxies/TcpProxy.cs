using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MasterData.Testing;

/// <summary>A TCP proxy between a client and a loopback server that can be as bad as a network.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EndPoint _target;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpProxyConnection, Task> _connections = new();
    private readonly Task _accepting;
    private int _total;

    /// <summary>
    /// Listens on a free port and passes everything on to the loopback port <paramref name="target"/>.
    /// </summary>
    public TcpProxy(int target)
        : this(new IPEndPoint(IPAddress.Loopback, target))
    {
    }

    /// <summary>
    /// Listens on a free loopback port and passes everything on to <paramref name="target"/>, a port or a Unix socket.
    /// </summary>
    public TcpProxy(EndPoint target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The conditions of the line, which may change at any time.</summary>
    public TcpProxyLine Line { get; } = new();

    /// <summary>How many connections are open.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>How many connections there have been, those that were refused included.</summary>
    public int TotalConnections => Volatile.Read(ref _total);

    /// <summary>Resets every connection that is open now.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                Serve(await _listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private void Serve(Socket client)
    {
        Interlocked.Increment(ref _total);
        if (Line.Refuses)
        {
            client.Close(0);
            return;
        }

        var connection = new TcpProxyConnection(client, _target, Line);
        var served = new TaskCompletionSource();
        _connections[connection] = served.Task;
        _ = ServeAsync(connection, served);
    }

    private async Task ServeAsync(TcpProxyConnection connection, TaskCompletionSource served)
    {
        await connection.RunAsync(_end.Token);
        _connections.TryRemove(connection, out _);
        served.SetResult();
    }
}

using System.Net;
using System.Net.Sockets;

namespace MasterData.IntegrationTests.Redis;

/// <summary>A line to Redis that lets something happen just before a transaction passes.</summary>
/// <remarks>
/// The client sends the transaction only when all answers to its conditions have come: so what happens here happens
/// between the conditions and EXEC.
/// </remarks>
internal sealed class MultiRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Task _accepting;
    private Func<int, Task> _before = _ => Task.CompletedTask;
    private int _passed;

    public MultiRelay(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    private static ReadOnlySpan<byte> Multi => "\r\nMULTI\r\n"u8;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many transactions have passed since <see cref="Arm"/>.</summary>
    public int Passed => Volatile.Read(ref _passed);

    /// <summary>From now on <paramref name="before"/> is done before each transaction, numbered from 1.</summary>
    public void Arm(Func<int, Task> before)
    {
        Volatile.Write(ref _passed, 0);
        Volatile.Write(ref _before, before);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var server = new TcpClient { NoDelay = true };
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            var back = server.GetStream().CopyToAsync(client.GetStream(), _end.Token);
            await ForwardAsync(client.GetStream(), server.GetStream());
            server.Client.Shutdown(SocketShutdown.Send);
            await back;
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // One of the ends is gone.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task ForwardAsync(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReadAsync(buffer, _end.Token) is var read and > 0)
        {
            if (buffer.AsSpan(0, read).IndexOf(Multi) >= 0)
            {
                await Volatile.Read(ref _before)(Interlocked.Increment(ref _passed));
            }

            await server.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}

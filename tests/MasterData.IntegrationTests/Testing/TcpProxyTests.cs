using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Testing;

public sealed class TcpProxyTests : IAsyncLifetime
{
    private readonly TcpListener _echo = new(IPAddress.Loopback, 0);
    private TcpProxy _proxy = null!;
    private Task _serving = Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _echo.Start();
        _proxy = new TcpProxy(((IPEndPoint)_echo.LocalEndpoint).Port);
        _serving = EchoAsync();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Proxy_GoodLine_CarriesBothWays()
    {
        using var client = await ConnectAsync();

        Assert.Equal([1, 2, 3], await SendAndReceiveAsync(client, [1, 2, 3]));
    }

    [Fact]
    public async Task Proxy_Cut_EndsTheConnection()
    {
        using var client = await ConnectAsync();
        await SendAndReceiveAsync(client, [1]);

        _proxy.Cut();

        await Assert.ThrowsAnyAsync<IOException>(() => SendAndReceiveAsync(client, [2]));
    }

    [Fact]
    public async Task Proxy_CutAfterBytes_DeliversExactlySoMany()
    {
        _proxy.Line.CutAfterBytes = 3;
        using var client = await ConnectAsync();

        await client.GetStream().WriteAsync(new byte[] { 1, 2, 3, 4, 5 }, Cancellation);
        var received = new byte[3];
        await client.GetStream().ReadExactlyAsync(received, Cancellation);

        Assert.Equal([1, 2, 3], received);
        await Assert.ThrowsAnyAsync<IOException>(() => SendAndReceiveAsync(client, [6]));
    }

    [Fact]
    public async Task Proxy_BlackHole_DeliversWhenItEnds()
    {
        using var client = await ConnectAsync();
        await SendAndReceiveAsync(client, [1]);
        _proxy.Line.IsBlackHole = true;

        var answer = SendAndReceiveAsync(client, [2]);
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        var answeredInTheHole = answer.IsCompleted;
        _proxy.Line.IsBlackHole = false;

        Assert.False(answeredInTheHole);
        Assert.Equal([2], await answer);
    }

    [Fact]
    public async Task Proxy_Delay_HoldsBackBothWays()
    {
        _proxy.Line.Delay = TimeSpan.FromMilliseconds(60);
        using var client = await ConnectAsync();
        var began = Stopwatch.GetTimestamp();

        await SendAndReceiveAsync(client, [1]);

        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(110));
    }

    [Fact]
    public async Task Proxy_Refusing_ResetsNewConnections()
    {
        _proxy.Line.Refuses = true;

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var client = await ConnectAsync();
            await SendAndReceiveAsync(client, [1]);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _echo.Stop();
        await _serving;
        _echo.Dispose();
    }

    private static async Task<byte[]> SendAndReceiveAsync(TcpClient client, byte[] data)
    {
        await client.GetStream().WriteAsync(data, Cancellation);
        var answer = new byte[data.Length];
        await client.GetStream().ReadExactlyAsync(answer, Cancellation);
        return answer;
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port, Cancellation);
        return client;
    }

    private async Task EchoAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _echo.AcceptSocketAsync(CancellationToken.None);
                var buffer = new byte[1024];
                while (await socket.ReceiveAsync(buffer, SocketFlags.None) is > 0 and var read)
                {
                    await socket.SendAsync(buffer.AsMemory(0, read), SocketFlags.None);
                }
            }
        }
        catch (Exception end) when (end is SocketException or InvalidOperationException)
        {
            // The listener was stopped or the connection cut.
        }
    }
}

using System.Net.Sockets;
using Grpc.Core;
using MasterData.Versions;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// One consumer that stops reading and one that reads 1 KiB a second; both come back when they are given up.
/// </summary>
internal sealed class BadConsumers(MasterDataPeer server, CatalogState begin) : IAsyncDisposable
{
    private const int UntilBad = 4096;
    private const int SmallBuffer = 4096;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _running = [];
    private int _connections;

    /// <summary>How often they connected.</summary>
    public int Connected => Volatile.Read(ref _connections);

    public void Start()
    {
        _running.Add(RunAsync(bytes: 1, TimeSpan.FromDays(1)));
        _running.Add(RunAsync(bytes: 1024, TimeSpan.FromSeconds(1)));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
        _end.Dispose();
    }

    private async Task RunAsync(int bytes, TimeSpan pause)
    {
        while (!_end.IsCancellationRequested)
        {
            using var channel = server.Open.Open(Handler(bytes, pause));
            using var call = server.Watch(channel.CreateCallInvoker(), begin.Head, _end.Token);
            Interlocked.Increment(ref _connections);
            try
            {
                while (await call.ResponseStream.MoveNext(_end.Token))
                {
                    // It takes what it gets, when it gets it.
                }
            }
            catch (Exception end) when (end is RpcException or OperationCanceledException)
            {
                // The server gave it up, or the run is over.
            }
        }
    }

    private static SocketsHttpHandler Handler(int bytes, TimeSpan pause) => new()
    {
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            // The buffer is made small before the connection is, or the system grows it.
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                ReceiveBufferSize = SmallBuffer,
            };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new ThrottledStream(new NetworkStream(socket, ownsSocket: true), UntilBad, bytes, pause);
        },
    };
}

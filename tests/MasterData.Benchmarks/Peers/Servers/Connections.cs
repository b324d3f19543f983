using Grpc.Net.Client;

namespace MasterData.Benchmarks.Peers;

/// <summary>A gRPC connection for each consumer, as consumers in programs of their own have.</summary>
internal sealed class Connections(Uri address) : IDisposable
{
    private const int AtATime = 16;

    // As the channels of the SDK have it: 1 MiB may be on its way before the server has to be told to go on.
    private const int WindowBytes = 256 * 1024;
    private readonly List<GrpcChannel> _channels = [];

    /// <summary>Opens one more.</summary>
    public GrpcChannel Open(SocketsHttpHandler? handler = null)
    {
        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = handler ?? new SocketsHttpHandler
            {
                UseProxy = false,
                InitialHttp2StreamWindowSize = WindowBytes,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
        });
        lock (_channels)
        {
            _channels.Add(channel);
        }

        return channel;
    }

    /// <summary>Starts consumers 0, 1, 2 … a few at a time; each start ends when its consumer watches.</summary>
    public static Task StartAsync(int first, int count, Func<int, Task> start) => Parallel.ForEachAsync(
        Enumerable.Range(first, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtATime },
        async (n, _) => await start(n));

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());
}

using Google.Protobuf;
using Grpc.Core;
using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>Kestrel alone: no database, no Redis, no judging, no proof. What no server on it can go below.</summary>
internal sealed class KestrelPeer : Peer
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Method<byte[], byte[]> Publishing =
        new(MethodType.Unary, KestrelProcess.Service, "Publish", Bytes, Bytes);

    private static readonly Method<byte[], Noted> Watching = new(
        MethodType.ServerStreaming,
        KestrelProcess.Service,
        "Watch",
        Bytes,
        Marshallers.Create(noted => noted.ToByteArray(), Noted.Parser.ParseFrom));

    private readonly KestrelProcess _server = new();
    private readonly CancellationTokenSource _end = new();
    private Connections? _connections;
    private CallInvoker? _writer;

    public override string Name => "kestrel";

    public override RunningProgram Program => _server.Program;

    public override async Task StartAsync()
    {
        await _server.InitializeAsync();
        _connections = new(_server.Address);
        _writer = _connections.Open().CreateCallInvoker();
    }

    public override Task ConnectAsync(Deliveries deliveries) => Connections.StartAsync(0, Consumers, async n =>
    {
        var call = _connections!.Open().CreateCallInvoker()
            .AsyncServerStreamingCall(Watching, null, new(cancellationToken: _end.Token), []);
        await call.ResponseStream.MoveNext(_end.Token);
        _ = WatchAsync(call, n, deliveries);
    });

    public override async Task PublishAsync(int n)
    {
        var delta = new NotedDelta { From = n, To = n + 1, Last = true, Changed = { EtcdKeys.Document(n, n) } };
        using var call = _writer!.AsyncUnaryCall(Publishing, null, new(), new Noted { Delta = delta }.ToByteArray());
        await call;
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _connections?.Dispose();
        await _server.DisposeAsync();
        _end.Dispose();
    }

    private async Task WatchAsync(AsyncServerStreamingCall<Noted> call, int consumer, Deliveries deliveries)
    {
        try
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync(_end.Token))
            {
                if (message.Delta is { Last: true })
                {
                    deliveries.Note(consumer);
                }
            }
        }
        catch (Exception end) when (_end.IsCancellationRequested && end is RpcException or OperationCanceledException)
        {
            // The round is over.
        }
    }
}

using Grpc.Core;
using MasterData.Benchmarks.Peers.Etcd;
using MasterData.Testing;

namespace MasterData.Benchmarks.Peers;

/// <summary>etcd: a watch on a prefix for each consumer; a consumer notes that the event is there.</summary>
internal sealed class EtcdPeer : Peer
{
    private readonly EtcdProcess _server = new();
    private readonly CancellationTokenSource _end = new();
    private Connections? _connections;
    private KV.KVClient? _writer;

    public override string Name => "etcd";

    public override RunningProgram Program => _server.Program;

    public override async Task StartAsync()
    {
        await _server.InitializeAsync();
        _connections = new(_server.Address);
        _writer = new(_connections.Open());
    }

    public override Task ConnectAsync(Deliveries deliveries) =>
        Connections.StartAsync(0, Consumers, async n =>
        {
            var call = new Watch.WatchClient(_connections!.Open()).Watch(cancellationToken: _end.Token);
            await call.RequestStream.WriteAsync(EtcdKeys.WatchAll(0));
            await call.ResponseStream.MoveNext(_end.Token);
            _ = WatchAsync(call, n, deliveries);
        });

    public override async Task PublishAsync(int n) =>
        await _writer!.PutAsync(new() { Key = EtcdKeys.Key(n), Value = EtcdKeys.Document(n, n) });

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _connections?.Dispose();
        await _server.DisposeAsync();
        _end.Dispose();
    }

    private async Task WatchAsync(
        AsyncDuplexStreamingCall<WatchRequest, WatchResponse> call, int consumer, Deliveries deliveries)
    {
        try
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync(_end.Token))
            {
                if (message.Events.Count > 0)
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

using Google.Protobuf;
using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;
using MasterData.V1;
using MasterData.Versions;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// MasterData: most consumers note that the delta is there and follows; a few are copies that apply and prove it.
/// </summary>
internal sealed class MasterDataPeer(UnitsData data, CatalogState begin, int consumers = 1000) : Peer
{
    public const string Catalog = "units";
    private const int Proving = 10;

    private static readonly Method<WatchRequest, Noted> Noting = new(
        MethodType.ServerStreaming,
        "masterdata.v1.SyncService",
        nameof(SyncService.SyncServiceClient.Watch),
        Marshallers.Create(request => request.ToByteArray(), WatchRequest.Parser.ParseFrom),
        Marshallers.Create(noted => noted.ToByteArray(), Noted.Parser.ParseFrom));

    private readonly MasterDataServerProcess _server = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<MasterDataChannel> _channels = [];
    private readonly List<CatalogCopies> _copies = [];
    private Connections? _connections;
    private UnitsPublisher? _publisher;

    public override string Name => "masterdata";

    public override int Consumers => consumers;

    public override RunningProgram Program => _server.Program;

    /// <summary>How many operations of 1 KB a publication has.</summary>
    public int Operations { get; init; } = 1;

    /// <summary>
    /// After how many codes the publications begin again with the first; by default each has its own.
    /// </summary>
    public int Codes { get; init; } = int.MaxValue;

    /// <summary>The connections of its consumers; further ones may join.</summary>
    public Connections Open => _connections ?? throw new InvalidOperationException("Not started.");

    /// <summary>The header of a consumer.</summary>
    public Metadata Header { get; private set; } = [];

    public override async Task StartAsync()
    {
        await data.CopyToAsync(_server.DataFolder);
        await _server.InitializeAsync();
        var demo = _server.ReadDemo();
        Header = new() { { "authorization", $"Bearer {demo.Keys["consumer"]}" } };
        _connections = new(_server.GrpcAddress);
        _publisher = new(_connections.Open(), demo, Catalog, Operations, Codes);
    }

    public override Task PrepareAsync(int publications) => _publisher!.PrepareAsync(publications);

    public override async Task ConnectAsync(Deliveries deliveries)
    {
        await Connections.StartAsync(0, Proving, n => ProveAsync(n, deliveries));
        await Connections.StartAsync(Proving, Consumers - Proving, async n =>
        {
            var call = Watch(Open.Open().CreateCallInvoker(), _copies[0][Catalog].Head!, _end.Token);
            await call.ResponseStream.MoveNext(_end.Token);
            _ = WatchAsync(call, n, deliveries);
        });
    }

    public override Task PublishAsync(int n) => _publisher!.PublishAsync(n);

    /// <summary>Watches from what a copy has.</summary>
    public AsyncServerStreamingCall<Noted> Watch(
        CallInvoker server, CatalogHead from, CancellationToken cancellationToken) =>
        server.AsyncServerStreamingCall(
            Noting, null, new(Header, null, cancellationToken), new() { Cursors = { CursorAt(from) } });

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_copies.Select(copies => copies.DisposeAsync().AsTask()));
        _channels.ForEach(channel => channel.Dispose());
        _connections?.Dispose();
        await _server.DisposeAsync();
        _end.Dispose();
    }

    public static V1.Cursor CursorAt(CatalogHead head) => new()
    {
        Catalog = $"catalogs/{head.Catalog}",
        Epoch = head.Epoch,
        Version = head.Version,
        Digest = ByteString.CopyFrom(head.Digest.Span),
    };

    private async Task ProveAsync(int consumer, Deliveries deliveries)
    {
        var channel = MasterDataChannel.Open(
            _server.GrpcAddress, MasterDataCredentials.ApiKey(_server.ReadDemo().Keys["consumer"]));
        var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog], Begin = [begin], Instance = $"c{consumer}" });
        lock (_channels)
        {
            _channels.Add(channel);
            _copies.Add(copies);
        }

        await copies[Catalog].WaitForVersionAsync(begin.Head.Epoch, begin.Head.Version + 1, _end.Token);
        copies[Catalog].Changed += _ => deliveries.Note(consumer);
    }

    private async Task WatchAsync(AsyncServerStreamingCall<Noted> call, int consumer, Deliveries deliveries)
    {
        var version = 0L;
        try
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync(_end.Token))
            {
                if (message.Delta is { Last: true } delta)
                {
                    version = version is 0 || delta.From == version
                        ? delta.To
                        : throw new InvalidOperationException($"A delta from {delta.From} at {version}.");
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

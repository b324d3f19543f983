using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using MasterData.V1;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Benchmarks.Peers;

/// <summary>
/// A server whose watchers begin at version 1; a consumer applies the delta to its state and proves the digest.
/// </summary>
internal sealed class MasterDataCatchUp(UnitsData data, CatalogState begin, int missed) : IAsyncDisposable
{
    private readonly MasterDataServerProcess _server = new();
    private readonly long _newest = begin.Head.Version + missed;
    private Connections? _connections;
    private GrpcChannel? _channel;
    private Metadata _header = [];

    public async Task StartAsync()
    {
        await data.CopyToAsync(_server.DataFolder);
        await _server.InitializeAsync();
        _header = new() { { "authorization", $"Bearer {_server.ReadDemo().Keys["consumer"]}" } };
        _connections = new(_server.GrpcAddress);
        _channel = _connections.Open();
    }

    /// <summary>Watches from version 1 until the delta to the newest version is proved.</summary>
    public async Task<CaughtUp> RunAsync()
    {
        using var end = new CancellationTokenSource();
        var (parts, bytes) = (new List<Delta>(), 0L);
        var start = Stopwatch.GetTimestamp();
        using var call = new SyncService.SyncServiceClient(_channel).Watch(
            new() { Cursors = { MasterDataPeer.CursorAt(begin.Head) } }, _header, null, end.Token);
        while (parts is [] or [.., { Last: false }])
        {
            if (!await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                throw new InvalidOperationException("The stream ended.");
            }

            var message = call.ResponseStream.Current;
            bytes += message.CalculateSize();
            switch (message.MessageCase)
            {
                case WatchResponse.MessageOneofCase.Hello:
                    break;
                case WatchResponse.MessageOneofCase.Delta:
                    parts.Add(message.Delta);
                    break;
                default:
                    throw new InvalidOperationException($"{message.MessageCase} came instead of a delta.");
            }
        }

        var received = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var head = begin.Apply(parts.ToModel()).Head;
        var applied = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await end.CancelAsync();
        return head.Version == _newest
            ? new(received, applied, bytes / 1024.0)
            : throw new InvalidOperationException($"It is at {head.Version}, not at {_newest}.");
    }

    public async ValueTask DisposeAsync()
    {
        _connections?.Dispose();
        await _server.DisposeAsync();
    }
}

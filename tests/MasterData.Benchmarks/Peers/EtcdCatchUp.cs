using System.Diagnostics;
using Google.Protobuf;
using Grpc.Net.Client;
using MasterData.Benchmarks.Peers.Etcd;

namespace MasterData.Benchmarks.Peers;

/// <summary>An etcd whose watchers begin at an old revision; a consumer puts each event into a dictionary.</summary>
internal sealed class EtcdCatchUp : IAsyncDisposable
{
    private const int AtATime = 64;
    private readonly EtcdProcess _server = new();
    private Connections? _connections;
    private GrpcChannel? _channel;

    public async Task StartAsync()
    {
        await _server.InitializeAsync();
        _connections = new(_server.Address);
        _channel = _connections.Open();
    }

    /// <summary>Puts the documents, some at the same time, which the disk takes together.</summary>
    /// <returns>The newest revision.</returns>
    public async Task<long> FillAsync(IEnumerable<(int Code, int Change)> changes)
    {
        var writer = new KV.KVClient(_channel);
        var newest = 0L;
        await Parallel.ForEachAsync(changes, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (
            put, cancellationToken) =>
        {
            var done = await writer.PutAsync(
                new() { Key = EtcdKeys.Key(put.Code), Value = EtcdKeys.Document(put.Code, put.Change) },
                cancellationToken: cancellationToken);
            InterlockedMax(ref newest, done.Header.Revision);
        });
        return newest;
    }

    /// <summary>Watches from a revision until so many events came.</summary>
    public async Task<CaughtUp> RunAsync(long revision, int events)
    {
        using var end = new CancellationTokenSource();
        var (messages, bytes, found) = (new List<WatchResponse>(), 0L, 0);
        var start = Stopwatch.GetTimestamp();
        using var call = new Watch.WatchClient(_channel).Watch(cancellationToken: end.Token);
        await call.RequestStream.WriteAsync(EtcdKeys.WatchAll(revision));
        while (found < events && await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            messages.Add(call.ResponseStream.Current);
            bytes += call.ResponseStream.Current.CalculateSize();
            found += call.ResponseStream.Current.Events.Count;
        }

        var received = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var values = new Dictionary<ByteString, ByteString>();
        foreach (var kv in messages.SelectMany(message => message.Events).Select(one => one.Kv))
        {
            values[kv.Key] = kv.Value;
        }

        var applied = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await end.CancelAsync();
        return found == events && values.Count > 0
            ? new(received, applied, bytes / 1024.0)
            : throw new InvalidOperationException($"{found} of {events} events came.");
    }

    public async ValueTask DisposeAsync()
    {
        _connections?.Dispose();
        await _server.DisposeAsync();
    }

    private static void InterlockedMax(ref long newest, long revision)
    {
        for (var seen = Volatile.Read(ref newest); revision > seen;)
        {
            var before = Interlocked.CompareExchange(ref newest, revision, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}

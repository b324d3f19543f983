using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grpc.Core;
using MasterData.Server.Errors;
using MasterData.Server.Sync;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>
/// What operators can count. The meters are of the whole process, so other tests count too: names are this test's own.
/// </summary>
public sealed class SyncMetricsTests : IDisposable
{
    private const string Catalog = "counted-units";
    private const string Name = $"catalogs/{Catalog}";

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public SyncMetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is SyncMetrics.Name or ErrorMetrics.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var by = string.Join(' ', tags.ToArray().Select(tag => tag.Value));
            _counts.AddOrUpdate($"{instrument.Name} {by}".TrimEnd(), value, (_, sum) => sum + value);
        });
        _listener.Start();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Steps_ResyncsAndRepairs_AreCountedByCatalogAndKind()
    {
        await using var host = await SyncHost.StartAsync();
        var first = host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Items(20, "A"));
        await using var copy = WatchingCopy.Start(host.Server, Catalog);
        await copy.ReachesAsync(Catalog, 1);
        host.Authority.Publish(Catalog, [SyncSamples.Item("1", "B")]);
        await copy.ReachesAsync(Catalog, 2);
        var cursor = WatchingCopy.CursorOf(first);
        cursor.Digest = Google.Protobuf.ByteString.CopyFrom(new byte[32]);
        await using var diverged = WatchingCopy.Claim(host.Server, cursor);
        await diverged.ReachesAsync(Catalog, 2);
        using var repair = host.Client.GetBuckets(
            new() { Catalog = Name, Hashes = Google.Protobuf.ByteString.CopyFrom(new byte[8192]) },
            cancellationToken: Cancellation);
        await repair.ResponseStream.ReadAllAsync(Cancellation).LastAsync(Cancellation);

        await Until.HoldsAsync(() => Count($"masterdata.sync.steps {Catalog} repair") is 1);
        Assert.Equal(1, Count($"masterdata.sync.steps {Catalog} delta"));
        Assert.Equal(2, Count($"masterdata.sync.steps {Catalog} snapshot"));
        Assert.Equal(1, Count($"masterdata.sync.resyncs {Catalog} Diverged"));
    }

    [Fact]
    public async Task Reports_OfCopiesThatAreHeldBack_AreCounted()
    {
        const string Held = "held-units";
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Held, SyncSamples.Epoch);
        foreach (var reason in new[] { "", "version 2 cannot be proved", "version 2 was rejected" })
        {
            await host.Consumers.ReportStatusAsync(
                new()
                {
                    Copies =
                    {
                        new V1.CopyReport
                        {
                            Cursor = WatchingCopy.CursorOf(state), State = V1.CopyState.Live, Reason = reason,
                        },
                    },
                },
                cancellationToken: Cancellation);
        }

        Assert.Equal(2, Count($"masterdata.sync.reports_held_back {Held}"));
    }

    [Fact]
    [Fault(18)]
    public async Task Streams_BeyondTheLimitOfAConsumer_AreRefusedAndCountedAndOthersGoOn()
    {
        await using var host = await SyncHost.StartAsync(("StreamsPerConsumer", "3"));
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        var copies = Enumerable.Range(0, 3).Select(_ => WatchingCopy.Start(host.Server, Catalog)).ToList();
        await Task.WhenAll(copies.Select(copy => copy.ReachesAsync(Catalog, 1)));

        await using var another = WatchingCopy.Start(host.Server, Catalog);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => another.Ended);

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_STREAMS"), (refusal.StatusCode, refusal.Reason));
        Assert.Equal(1, Count("masterdata.refusals /masterdata.v1.SyncService/Watch TooManyStreams"));
        await copies[0].DisposeAsync();
        await Until.HoldsAsync(() => host.Streams.Count is 2);
        await using var next = WatchingCopy.Start(host.Server, Catalog);
        await next.ReachesAsync(Catalog, 1);
        Assert.True(Count("masterdata.sync.streams_ended left") > 0);
        foreach (var copy in copies.Skip(1))
        {
            await copy.DisposeAsync();
        }
    }

    [Fact]
    public async Task Streams_OfAServerThatStops_AreCountedAsDrained()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        await using var copy = WatchingCopy.Start(host.Server, Catalog);
        await copy.ReachesAsync(Catalog, 1);
        var before = Count("masterdata.sync.streams_ended drained");

        await host.StopAsync();
        await copy.Ended;

        await Until.HoldsAsync(() => Count("masterdata.sync.streams_ended drained") > before);
    }

    private long Count(string name) => _counts.GetValueOrDefault(name);
}

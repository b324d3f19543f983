using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MasterData.Server.Sync;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>What operators are told of the streams.</summary>
public sealed class SyncMetricsTests : IDisposable
{
    // Other tests count at the same time; they know no catalog of this name.
    private const string Metered = "metered-units";

    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public SyncMetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "MasterData.Sync" or "MasterData.Server")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _counts.AddOrUpdate(
            $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}", value, (_, sum) => sum + value));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Streams_ThatLoadAndFollowAndAreTooOld_AreCountedByWhatTheyGot()
    {
        await using var host = await SyncHost.StartAsync();
        var first = host.Authority.Create(Metered, SyncSamples.Epoch, SyncSamples.Items(20, "A"));
        await using var loaded = WatchingCopy.Start(host.Server, Metered);
        await loaded.ReachesAsync(Metered, 1);
        host.Authority.Publish(Metered, [SyncSamples.Item("1", "B")]);
        await loaded.ReachesAsync(Metered, 2);
        host.Authority.Compact(Metered, kept: 1);
        await using var late = WatchingCopy.Resume(host.Server, first);
        await late.ReachesAsync(Metered, 2);

        await Until.HoldsAsync(() => CountOf($"masterdata.sync.steps {Metered} snapshot") is 2);

        Assert.Equal(1, CountOf($"masterdata.sync.steps {Metered} delta"));
        Assert.Equal(1, CountOf($"masterdata.sync.resyncs {Metered} Compacted"));
        Assert.Equal(0, CountOf($"masterdata.sync.resyncs {Metered} Diverged"));
    }

    [Fact]
    public async Task Streams_ThatEndWithTheServer_AreCountedAsDrained()
    {
        var before = CountOf("masterdata.sync.ends drained");
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Metered, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        await using var copy = WatchingCopy.Start(host.Server, Metered);
        await copy.ReachesAsync(Metered, 1);

        await host.StopAsync();

        await Until.HoldsAsync(() => CountOf("masterdata.sync.ends drained") > before);
    }

    [Fact]
    public void End_OfEachKind_HasAWordOfItsOwn()
    {
        foreach (var (fault, left, word) in new (Exception?, bool, string)[]
        {
            (null, false, "drained"),
            (new OperationCanceledException(), true, "left"),
            (new InvalidOperationException(), false, "failed"),
            (MasterData.Sync.SyncErrors.StalledReader(TimeSpan.Zero), true, "StalledReader"),
        })
        {
            var before = CountOf($"masterdata.sync.ends {word}");
            SyncMetrics.Opened();

            SyncMetrics.Ended(fault, left);

            Assert.True(CountOf($"masterdata.sync.ends {word}") > before, word);
        }
    }

    private long CountOf(string name) => _counts.GetValueOrDefault(name);
}

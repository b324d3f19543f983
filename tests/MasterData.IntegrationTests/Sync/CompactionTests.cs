using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>The log is cut while a snapshot is on its way.</summary>
public sealed class CompactionTests
{
    private const string Units = "admin-units";
    private const string FirstCode = "10000";
    private const int Codes = 3_000;
    private const int Retained = 20;

    // What the copy does not take is several times what the line between holds, so that the server has to wait with it.
    [Fact]
    [Fault(23)]
    public async Task Watch_CompactedWhileItsSnapshotIsOnItsWay_GoesOnFromItWithoutAnother()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(Codes, "một")]);
        await using var slow = WatchingCopy.StartHolding(host.Server, Units, IsFirstOfSeveral);

        await Until.HoldsAsync(() => slow.Messages.LastOrDefault() is { } message && IsFirstOfSeveral(message));
        PublishAndCompact(host, Codes);
        slow.GoOn();
        await Until.HoldsAsync(() => slow.Messages.LastOrDefault()?.Delta is { Part: 0, Last: false });
        PublishAndCompact(host, 10 * Retained);
        slow.GoOn();

        var reached = await slow.ReachesAsync(Units, 1 + Codes + (10 * Retained));
        Assert.Equal(host.Memory.Get(Units).State.Head.Digest, reached.Head.Digest);
        Assert.Empty(slow.Resyncs);
        Assert.Single(slow.History, step => step.From is null);
        Assert.False(slow.Ended.IsCompleted);
    }

    private static bool IsFirstOfSeveral(V1.WatchResponse message) => message.Delta is { Part: 0, Last: false }
        || message.SnapshotItems?.Documents.Any(document => document.Item?.Code is FirstCode) is true;

    private static void PublishAndCompact(SyncHost host, int versions)
    {
        for (var i = 0; i < versions; i++)
        {
            host.Authority.Publish(
                Units, [SyncSamples.Item($"{10_000 + (i % Codes)}", $"lần {versions}.{i}", new string('y', 1000))]);
        }

        host.Authority.Compact(Units, Retained);
    }
}

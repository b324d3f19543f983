using Grpc.Net.Client;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>The log is cut while a snapshot is on its way.</summary>
public sealed class CompactionTests
{
    private const string Units = "admin-units";
    private const int Retained = 20;

    [Fact]
    [Fault(23)]
    public async Task Watch_CompactedWhileItsSnapshotIsOnItsWay_GoesOnFromItWithoutAnother()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(3_000, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        proxy.Line.Delay = TimeSpan.FromMilliseconds(2);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{proxy.Port}");
        await using var slow = WatchingCopy.Start(channel.CreateCallInvoker(), Units);

        await Until.HoldsAsync(() => slow.Messages.LastOrDefault()?.SnapshotItems is not null);
        PublishWhileNothingPasses(host, proxy, 3_000);
        await Until.HoldsAsync(() => slow.Messages.LastOrDefault()?.Delta is { Last: false });
        PublishWhileNothingPasses(host, proxy, 10 * Retained);

        proxy.Line.Delay = TimeSpan.Zero;
        var reached = await slow.ReachesAsync(Units, 1 + 3_000 + (10 * Retained));
        Assert.Equal(host.Memory.Get(Units).State.Head.Digest, reached.Head.Digest);
        Assert.Empty(slow.Resyncs);
        Assert.Single(slow.History, step => step.From is null);
        Assert.False(slow.Ended.IsCompleted);
    }

    private static void PublishWhileNothingPasses(SyncHost host, TcpProxy proxy, int versions)
    {
        proxy.Line.IsBlackHole = true;
        for (var i = 0; i < versions; i++)
        {
            host.Authority.Publish(Units, [SyncSamples.Item($"{10_000 + (i % 3_000)}", $"lần {versions}.{i}")]);
        }

        host.Authority.Compact(Units, Retained);
        proxy.Line.IsBlackHole = false;
    }
}

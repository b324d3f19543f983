using Grpc.Net.Client;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>The log is cut while a snapshot is on its way.</summary>
public sealed class CompactionTests
{
    private const string Units = "admin-units";
    private const int Retained = 20;
    private const int MostRestarts = 2;

    [Fact]
    [Fault(23)]
    public async Task Watch_CompactedWhileItsSnapshotIsOnItsWay_SaysSoAndConverges()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(3_000, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        proxy.Line.Delay = TimeSpan.FromMilliseconds(2);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{proxy.Port}");
        await using var slow = WatchingCopy.Start(channel.CreateCallInvoker(), Units);
        for (var restart = 0; restart < MostRestarts; restart++)
        {
            await Until.HoldsAsync(() => IsReadingSnapshot(slow, restart + 1));
            proxy.Line.IsBlackHole = true;
            for (var i = 0; i < 10 * Retained; i++)
            {
                host.Authority.Publish(Units, [SyncSamples.Item($"{10_000 + (i % 100)}", $"lần {restart}.{i}")]);
                host.Authority.Compact(Units, Retained);
            }

            proxy.Line.IsBlackHole = false;
        }

        proxy.Line.Delay = TimeSpan.Zero;
        var reached = await slow.ReachesAsync(Units, 1 + (MostRestarts * 10 * Retained));
        Assert.Equal(host.Memory.Get(Units).State.Head.Digest, reached.Head.Digest);
        Assert.Equal(MostRestarts, slow.Resyncs.Count());
        Assert.All(slow.Resyncs, resync => Assert.Equal(V1.ResyncReason.Compacted, resync.Reason));
        Assert.Equal(MostRestarts + 1, slow.History.Count(step => step.From is null));
        Assert.False(slow.Ended.IsCompleted);
    }

    private static bool IsReadingSnapshot(WatchingCopy copy, int number) =>
        copy.Messages.Count(message => message.SnapshotBegin is not null) == number
        && copy.Messages.Last().SnapshotItems is not null;
}

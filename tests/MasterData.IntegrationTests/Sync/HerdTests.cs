using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>Many cold starts at once: how many snapshots are made, and how many are on their way.</summary>
public sealed class HerdTests
{
    private const string Units = "admin-units";
    private const int Places = 2;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(30)]
    public async Task Watch_100ColdAtOnce_ShareOneEncodedSnapshot()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(500, "A")]);

        var herd = Enumerable.Range(0, 100).Select(_ => WatchingCopy.Start(host.Server, Units)).ToArray();
        await Task.WhenAll(herd.Select(copy => copy.ReachesAsync(Units, 1)));

        Assert.Equal(1, host.Steps.Encoded);
        await Task.WhenAll(herd.Select(copy => copy.DisposeAsync().AsTask()));
    }

    [Fact]
    [Fault(30)]
    public async Task Watch_WithAllPlacesTaken_IsToldToWaitAndComesNext()
    {
        await using var host = await SyncHost.StartAsync(("Snapshots", $"{Places}"), ("BookmarkSeconds", "0.1"));
        host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(5_000, "A")]);
        using var channel = GrpcChannel.ForAddress(host.Address);
        var slow = Enumerable.Range(0, Places).Select(_ => WatchAll(channel)).ToList();
        foreach (var call in slow)
        {
            await call.ResponseStream.MoveNext(Cancellation);
        }

        await Until.HoldsAsync(() => host.Steps.Encoded is 1);
        await using var next = WatchingCopy.Start(host.Server, Units);
        await Until.HoldsAsync(() => next.Bookmarks.Count() > 2);
        Assert.DoesNotContain(next.Messages, message => message.SnapshotBegin is not null);

        slow[0].Dispose();

        Assert.Equal(1, (await next.ReachesAsync(Units, 1)).Head.Version);
        slow[1].Dispose();
    }

    [Fact]
    [Fault(30)]
    public async Task Copy_WhoseSnapshotWaitsForAPlace_IsNotCalledLive()
    {
        await using var host = await SyncHost.StartAsync(("Snapshots", "1"), ("BookmarkSeconds", "0.1"));
        var old = host.Authority.Create(Units, SyncSamples.Epoch, [.. SyncSamples.Items(5_000, "A")]);
        for (var version = 2; version <= 41; version++)
        {
            host.Authority.Publish(Units, [SyncSamples.Item("10000", $"{version}")]);
        }

        host.Authority.Compact(Units, 20);
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var slow = WatchAll(channel);
        await slow.ResponseStream.MoveNext(Cancellation);
        await Until.HoldsAsync(() => host.Steps.Encoded is 1);

        using var way = MasterDataChannel.Open(new(host.Address), MasterDataCredentials.None);
        await using var copies = CatalogCopies.Start(way, new() { Catalogs = [Units], Begin = [old] });
        await using var witness = WatchingCopy.Resume(host.Server, old);
        await Until.HoldsAsync(() => witness.Bookmarks.Count() > 5);
        Assert.Equal((CopyState.CatchingUp, 1), (copies[Units].State, copies[Units].Head!.Version));

        slow.Dispose();
        await Until.HoldsAsync(() => copies[Units].State is CopyState.Live);
        Assert.Equal(41, copies[Units].Head!.Version);
    }

    private static AsyncServerStreamingCall<V1.WatchResponse> WatchAll(GrpcChannel channel) =>
        new V1.SyncService.SyncServiceClient(channel).Watch(
            new() { Cursors = { new V1.Cursor { Catalog = $"catalogs/{Units}" } } }, cancellationToken: Cancellation);
}

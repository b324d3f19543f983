using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Sync;

public sealed class StreamEndTests
{
    private const string Units = "admin-units";

    [Fact]
    [Fault(29)]
    public async Task Stop_WithOpenStreams_DrainsThemWithin5Seconds()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        var copies = Enumerable.Range(0, 20).Select(_ => WatchingCopy.Start(host.Server, Units)).ToArray();
        await Task.WhenAll(copies.Select(copy => copy.ReachesAsync(Units, 1)));

        var began = Stopwatch.GetTimestamp();
        await host.StopAsync();
        var took = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(copies.Select(copy => copy.Ended));

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var waits = copies.Select(copy => copy.Messages.Last().Drain.ReconnectAfterMilliseconds).ToArray();
        Assert.Equal(waits.Length, waits.Distinct().Count());
        Assert.All(waits, wait => Assert.InRange(wait, 0, 2000));
    }

    [Fact]
    public async Task Stop_WithAReaderThatDoesNotRead_TakesNoLongerThan5Seconds()
    {
        await using var host = await SyncHost.StartAsync(("DrainSeconds", "0.5"));
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(5000, "A"));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = WatchAll(channel);
        await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        await Until.HoldsAsync(() => host.Steps.Encoded is 1);

        var began = Stopwatch.GetTimestamp();
        await host.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    // A bookmark would call sent what was left out because of the stop.
    [Fact]
    [Fault(29)]
    public async Task Stop_WithinASnapshot_IsFollowedByNoBookmark()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(20_000, "A"));
        var parts = 0;
        await using var copy = WatchingCopy.StartHolding(
            host.Server, Units, message => message.SnapshotItems is not null && ++parts is 1);
        await Until.HoldsAsync(() => copy.Messages.Any(message => message.SnapshotItems is not null));

        var stopping = host.StopAsync();
        await Until.HoldsAsync(() => host.Stop.Requested.IsCancellationRequested);
        copy.GoOn();
        await stopping;
        await copy.Ended;

        Assert.NotNull(copy.Messages.Last().Drain);
        Assert.DoesNotContain(copy.Messages, message => message.SnapshotEnd is not null);
        Assert.Empty(copy.Bookmarks);
    }

    [Fact]
    public async Task Stop_WithALongPoll_EndsIt()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        var request = new V1.GetChangesRequest { Cursor = WatchingCopy.CursorOf(state), WaitSeconds = 30 };
        using var call = host.Client.GetChangesAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        await Until.HoldsAsync(() => host.Requests is 1);

        var began = Stopwatch.GetTimestamp();
        await host.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    [Fault(17)]
    [Fault(18)]
    public async Task Watch_ReaderThatDoesNotRead_IsEndedAndOthersAreNot()
    {
        await using var host = await SyncHost.StartAsync(("StalledSeconds", "0.3"));
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(5000, "A"));
        await using var other = WatchingCopy.Start(host.Server, Units);
        await other.ReachesAsync(Units, 1);
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = WatchAll(channel);
        await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        await Until.HoldsAsync(() => host.Streams.Count is 1);

        host.Authority.Publish(Units, [SyncSamples.Item("1", "B")]);
        await other.ReachesAsync(Units, 2);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ReadAllAsync(call));

        Assert.Equal((StatusCode.Aborted, "STALLED_READER"), (refusal.StatusCode, refusal.Reason));
        Assert.False(other.Ended.IsCompleted);
    }

    // The server goes on to wait for the next change while its last message is on its way.
    [Fact]
    [Fault(17)]
    public async Task Watch_ReaderThatStopsAtTheLastMessage_IsEndedByTheBookmarkBehindIt()
    {
        await using var host = await SyncHost.StartAsync(("StalledSeconds", "0.3"), ("BookmarkSeconds", "0.1"));
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = WatchAll(channel);
        while (call.ResponseStream.Current?.Bookmark is null)
        {
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        }

        host.Authority.Publish(Units, SyncSamples.Items(1500, "B"));
        await Until.HoldsAsync(() => host.Streams.Count is 0);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ReadAllAsync(call));

        Assert.Equal((StatusCode.Aborted, "STALLED_READER"), (refusal.StatusCode, refusal.Reason));
    }

    // gRPC ends the response itself then, in the middle of whatever the stream is sending. The caller's library ends it
    // too, and calls that Unavailable if it is reading a message at that moment.
    [Fact]
    public async Task Watch_WithADeadline_EndsThereAndNothingIsCalledAFailure()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new V1.SyncService.SyncServiceClient(channel).Watch(
            new() { Cursors = { new V1.Cursor { Catalog = "catalogs/admin-units" } } },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1),
            cancellationToken: TestContext.Current.CancellationToken);
        var reading = Assert.ThrowsAsync<RpcException>(() => ReadAllAsync(call));

        for (var n = 0; !reading.IsCompleted; n++)
        {
            host.Authority.Publish(Units, [SyncSamples.Item("1", $"{n}")]);
            await Task.Yield();
        }

        Assert.True((await reading).StatusCode is StatusCode.DeadlineExceeded or StatusCode.Unavailable);
        await Until.HoldsAsync(() => host.Streams.Count is 0);
        Assert.Empty(host.Logs.At(LogLevel.Error));
    }

    // What gRPC does at a deadline, but for the cancellation that comes a moment later.
    [Fact]
    public async Task Watch_WhoseResponseHasEndedAtItsDeadline_IsNotCalledAFailure()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        using var channel = GrpcChannel.ForAddress(host.Address);
        using var call = new V1.SyncService.SyncServiceClient(channel).Watch(
            new() { Cursors = { new V1.Cursor { Catalog = "catalogs/admin-units" } } },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1),
            cancellationToken: TestContext.Current.CancellationToken);
        while (call.ResponseStream.Current?.Bookmark is null)
        {
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        }

        await host.LastRequest!.Response.CompleteAsync();
        host.Authority.Publish(Units, [SyncSamples.Item("1", "B")]);

        // Afterwards Kestrel complains of the trailers, which gRPC leaves out where it has ended the response itself.
        await Until.HoldsAsync(() => host.Logs.At(LogLevel.Error).Any(line => line.Contains("unhandled exception")));
        Assert.DoesNotContain("/masterdata.v1.SyncService/Watch failed", host.Logs.At(LogLevel.Error));
    }

    private static AsyncServerStreamingCall<V1.WatchResponse> WatchAll(GrpcChannel channel) =>
        new V1.SyncService.SyncServiceClient(channel).Watch(
            new() { Cursors = { new V1.Cursor { Catalog = "catalogs/admin-units" } } },
            cancellationToken: TestContext.Current.CancellationToken);

    private static async Task ReadAllAsync(AsyncServerStreamingCall<V1.WatchResponse> call)
    {
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(V1.WatchResponse.MessageOneofCase.None, message.MessageCase);
        }
    }
}

using System.Diagnostics;
using Grpc.Core;
using MasterData.Core.Access;
using MasterData.Testing;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Access;

/// <summary>Streams end within ten seconds of the right on which they began.</summary>
public sealed class StreamRightTests(RightsWorld world) : IClassFixture<RightsWorld>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("revoked", "UNAUTHENTICATED")]
    [InlineData("expired", "UNAUTHENTICATED")]
    [InlineData("withdrawn", "PERMISSION_DENIED")]
    public async Task Watch_WhenTheRightEnds_EndsWithinTenSeconds(string end, string reason)
    {
        var (key, header) = await world.NewKeyAsync($"{end}-watch", Role.Consumer, "own");
        using var stream = Watch(header);
        using var other = Watch(world.Header(Role.Consumer, RightsKind.Own));
        Assert.True(await stream.ResponseStream.MoveNext(Cancellation));
        Assert.True(await other.ResponseStream.MoveNext(Cancellation));

        await EndAsync(key, end);
        var begun = Stopwatch.GetTimestamp();
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ToEndAsync(stream));

        Assert.Equal(reason, refusal.Reason);
        Assert.True(Stopwatch.GetElapsedTime(begun) < Longest, $"After {Stopwatch.GetElapsedTime(begun)}");
        Assert.True(await other.ResponseStream.MoveNext(Cancellation));
    }

    [Fact]
    public async Task GetChanges_WhenTheRightEndsWhileItWaits_IsRefused()
    {
        var (key, header) = await world.NewKeyAsync("waiting", Role.Consumer, "own");
        var sync = new V1.SyncService.SyncServiceClient(world.Grpc);
        var head = (await sync.GetHeadAsync(
            new() { Catalog = RightsWorld.Own }, header, cancellationToken: Cancellation)).Head;
        var cursor = new V1.Cursor
        {
            Catalog = RightsWorld.Own,
            Epoch = head.Epoch,
            Version = head.Version,
            Digest = head.Digest,
        };
        using var call = sync.GetChangesAsync(
            new() { Cursor = cursor, WaitSeconds = 30 }, header, cancellationToken: Cancellation);

        await EndAsync(key, "revoked");

        var refusal = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Longest, Cancellation));
        Assert.Equal("UNAUTHENTICATED", refusal.Reason);
    }

    private static async Task ToEndAsync(AsyncServerStreamingCall<V1.WatchResponse> stream)
    {
        while (await stream.ResponseStream.MoveNext(Cancellation))
        {
        }
    }

    private AsyncServerStreamingCall<V1.WatchResponse> Watch(Metadata header) =>
        new V1.SyncService.SyncServiceClient(world.Grpc).Watch(
            new() { Cursors = { new V1.Cursor { Catalog = RightsWorld.Own } } },
            header,
            cancellationToken: Cancellation);

    // As another server does it, past this one's memory.
    private async Task EndAsync(string id, string end)
    {
        await using var db = world.Database();
        var key = await db.Set<ApiKey>().SingleAsync(key => key.Id == id, Cancellation);
        if (end is "revoked")
        {
            key.Revoke(TimeProvider.System.GetUtcNow());
        }
        else if (end is "withdrawn")
        {
            await db.WithdrawAsync(key.Principal, new(Role.Consumer, "own"), Cancellation);
        }
        else
        {
            db.Entry(key).Property(key => key.ExpiresAt).CurrentValue = TimeProvider.System.GetUtcNow();
        }

        await db.TouchAccessAsync(Cancellation);
        await db.SaveChangesAsync(Cancellation);
    }
}

using MasterData.Client.Copies;
using MasterData.Core.Redis;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Redis;

/// <summary>A copy takes nothing that somebody forged in Redis, nor anything of another authority.</summary>
public sealed class ForgedCopyTests(RedisCacheServer server) : IClassFixture<RedisCacheServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("later epoch", "later epoch")]
    [InlineData("far epoch", "more than a day ahead")]
    [InlineData("foreign authority", "of authority")]
    public async Task Copy_OfWhatAStockServerOfAnotherAuthorityWrites_StaysAsItIs(string forgery, string said)
    {
        await using var rig = await RedisRig.StartAsync(server);
        rig.MendGrpc();
        await using var copies = rig.Start();
        var copy = copies[rig.Catalog];
        await rig.ReachesAsync(copy);
        await Eventually.HoldsAsync(
            () => copy.Authority, id => id == Authorities.Ours.Id, cancellationToken: Cancellation);
        var before = copy.Head!;
        rig.CutGrpc();

        // A true server, whole and proved, with altered content: only who it is and how late its epoch is tell.
        var epoch = forgery switch
        {
            "later epoch" => SyncSamples.LaterEpoch,
            "far epoch" => $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddYears(170))}",
            _ => SyncSamples.Epoch,
        };
        var other = new Authority(items: 70, catalog: rig.Catalog, epoch: epoch);
        other.Rename(1);
        await rig.FlushAsync();
        var seal = forgery is "foreign authority" ? new HeadSeal(Authorities.Other) : Authorities.Seal;
        var intruder = new ReconcileCatalog(rig.Redis.GetDatabase(), seal, rig.Catalog);
        Assert.Equal(
            CacheOutcome.Generation, await intruder.ExecuteAsync(() => other.Newest, looks: true, Cancellation));

        await Eventually.HoldsAsync(
            () => rig.Logs.At(LogLevel.Warning).Any(line => line.Contains(said, StringComparison.Ordinal)),
            cancellationToken: Cancellation);
        Assert.Equal(before, copy.Head);
    }

    [Fact]
    public async Task Copy_OfAnotherAuthority_IsKeptUntilItIsForgotten()
    {
        await using var rig = await RedisRig.StartAsync(server);
        rig.MendGrpc();
        await using var copies = rig.Start(rig.Options() with
        {
            Authorities = new Dictionary<string, string> { [rig.Catalog] = Authorities.Other.Id },
        });
        var copy = copies[rig.Catalog];
        await Eventually.HoldsAsync(
            () => copy.Reason?.Kind is HoldKind.OtherAuthority, cancellationToken: Cancellation);
        Assert.Null(copy.Head);
        await Eventually.HoldsAsync(
            () => rig.Logs.At(LogLevel.Error).Any(line =>
                line.Contains(Authorities.Other.Id, StringComparison.Ordinal)),
            cancellationToken: Cancellation);

        copy.ForgetAuthority();
        rig.CutGrpc();
        rig.MendGrpc();

        await rig.ReachesAsync(copy);
        await Eventually.HoldsAsync(
            () => copy.Authority, id => id == Authorities.Ours.Id, cancellationToken: Cancellation);
    }
}

using System.Text.RegularExpressions;
using MasterData.Core.Redis;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Redis;

/// <summary>docs/examples/redis/follow.py: a copy that another language makes, proves and keeps in step.</summary>
public abstract partial class ContractFollowTests(CacheServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follower_OfPublicationsFlushesAndANewLife_TakesEachStateProvedAndNoneTwice()
    {
        var authority = new Authority(items: 2500);
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        await publisher.SettleAsync();
        await using var follower = ExampleProgram.Start("follow.py", server.Port, authority.Catalog);
        await TakesAsync(follower, authority, "copy");

        authority.Publish([Authority.Item(1, 2)], ["item/20002"]);
        await publisher.SettleAsync();
        await TakesAsync(follower, authority, "delta");

        authority.Rename([.. Enumerable.Range(10, CacheLimits.DeltaDocuments + 1)]);
        await publisher.SettleAsync();
        await TakesAsync(follower, authority, "copy");

        await using (var redis = await server.ConnectAsync())
        {
            await redis.GetServers()[0].FlushAllDatabasesAsync();
            await Eventually.HoldsAsync(() => follower.ErrorLines.Count > 0, cancellationToken: Cancellation);
        }

        // What it has is the base of the generation that is built anew, so that the delta is enough.
        await publisher.SettleAsync();
        authority.Rename(4);
        await publisher.SettleAsync();
        await TakesAsync(follower, authority, "delta");

        authority.Publish([], epoch: $"{Guid.CreateVersion7()}");
        await publisher.SettleAsync();
        await TakesAsync(follower, authority, "copy");
        Assert.Equal(5, follower.OutputLines.Count);
        Assert.All(follower.ErrorLines, line => Assert.Matches(Known(), line));
    }

    [Fact]
    public async Task Follower_OfARedisThatIsKilled_KeepsWhatItHasAndGoesOn()
    {
        var authority = new Authority();
        await using var publisher = new PublishingServer(await server.ConnectAsync(), authority);
        await publisher.SettleAsync();
        await using var follower = ExampleProgram.Start("follow.py", server.Port, authority.Catalog);
        await TakesAsync(follower, authority, "copy");

        await server.RestartEmptyAsync();
        authority.Rename(1);
        publisher.Memory = authority.Newest;
        await Eventually.HoldsAsync(
            _ => publisher.LookAsync(), outcome => outcome is CacheOutcome.UpToDate, cancellationToken: Cancellation);

        await TakesAsync(follower, authority, "copy");
        Assert.False(follower.HasExited);
    }

    private static async Task TakesAsync(RunningProgram follower, Authority authority, string how)
    {
        var state = authority.Newest.State;
        var line = $"{state.Head.Epoch} {state.Head.Version} {state.Head.Digest} {state.Head.Count} {how}";
        await Eventually.HoldsAsync(
            () => string.Join('\n', [.. follower.OutputLines.TakeLast(1), .. follower.ErrorLines.TakeLast(1)]),
            lines => lines.StartsWith(line, StringComparison.Ordinal),
            cancellationToken: Cancellation);
    }

    [GeneratedRegex("^unavailable: (there is no head|.* is missing)$")]
    private static partial Regex Known();
}

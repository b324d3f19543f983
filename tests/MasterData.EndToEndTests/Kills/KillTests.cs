using System.Security.Cryptography;
using MasterData.Testing;
using MasterData.V1;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Kills;

/// <summary>
/// kill -9 at random moments under a publishing load: nothing acknowledged is lost, nothing comes twice.
/// </summary>
/// <remarks>MASTERDATA_KILLS sets how often (default 4; `scripts/kills.sh` does 100).</remarks>
public sealed class KillTests(RedisProcess redis, ITestOutputHelper output) : IClassFixture<RedisProcess>
{
    private const string Catalog = "agencies";
    private const string Code = "G09";

    [Fact]
    [Fault(1)]
    [Fault(2)]
    [Fault(3)]
    public async Task Kill9_UnderPublishingLoad_LosesAndRepeatsNothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var asked = Environment.GetEnvironmentVariable("MASTERDATA_KILLS");
        var kills = int.Parse(asked ?? "4", System.Globalization.CultureInfo.InvariantCulture);
        var seed = Environment.GetEnvironmentVariable("MASTERDATA_SEED") is { } text
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"kills {kills}, seed {seed}");
        var random = new Random(seed);
        // The long run has all catalogs, which the server reads at each start.
        await using var server = new MasterDataServerProcess
        {
            RedisEndpoint = redis.Endpoint,
            Seeds = asked is null ? [Catalog] : [],
        };
        await server.InitializeAsync();
        using var publisher = new SteadyPublisher(server.GrpcAddress, server.ReadDemo(), Catalog, Code);

        for (var kill = 0; kill < kills; kill++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var publishing = publisher.RunAsync(stop.Token);

            // So much work first, however busy the machine is; then the moment is random.
            var enough = publisher.Acknowledged.Count + random.Next(1, 12);
            await Eventually.HoldsAsync(
                () => publishing.IsCompleted || publisher.Acknowledged.Count >= enough,
                TimeSpan.FromSeconds(60),
                cancellationToken);
            var delay = TimeSpan.FromMilliseconds(random.Next(0, 100));
            await Task.WhenAny(publishing, Task.Delay(delay, TimeProvider.System, cancellationToken));
            await server.Kill9Async();
            await stop.CancelAsync();
            await publishing;
            await server.StartAsync();
            await RedisEqualsAsync(publisher, cancellationToken);
        }

        await publisher.PublishOneAsync(cancellationToken);
        await VerifyAsync(publisher, cancellationToken);
        output.WriteLine($"{publisher.Acknowledged.Count} versions acknowledged over {kills} kills");
        Assert.True(publisher.Acknowledged.Count > kills, "The load published less than one version a kill.");
    }

    /// <summary>Within two seconds of ready, Redis has the catalog of the database, document by document.</summary>
    /// <remarks>
    /// The copy is loaded by the contract's rules: its digest is computed from the documents that were read.
    /// </remarks>
    private async Task RedisEqualsAsync(SteadyPublisher publisher, CancellationToken cancellationToken)
    {
        var sync = new SyncService.SyncServiceClient(publisher.Channel);
        var head = (await sync.GetHeadAsync(
            new() { Catalog = $"catalogs/{Catalog}" },
            publisher.As("consumer"),
            cancellationToken: cancellationToken)).Head;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        await Eventually.HoldsAsync(
            async _ => (await new ContractReader(connection.GetDatabase(), Catalog).CopyAsync())?.State.Head,
            seen => seen?.Version == head.Version && seen.Digest.Span.SequenceEqual(head.Digest.Span),
            TimeSpan.FromSeconds(2),
            cancellationToken);
    }

    private static async Task VerifyAsync(SteadyPublisher publisher, CancellationToken cancellationToken)
    {
        var versions = await publisher.VersionsAsync(cancellationToken);
        PublishedVersions.DemandChain(versions);

        var byNumber = versions.ToDictionary(version => version.Head.Version, version => version.Comment);
        Assert.All(publisher.Acknowledged, entry => Assert.Equal(entry.Name, byNumber[entry.Version]));
        var comments = versions.Skip(1).Select(version => version.Comment).ToList();
        Assert.Equal(comments.Distinct(StringComparer.Ordinal).Count(), comments.Count);
        Assert.Equal(publisher.Acknowledged.Count, comments.Count);
    }
}

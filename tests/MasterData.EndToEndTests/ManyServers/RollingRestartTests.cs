using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Testing;
using MasterData.V1;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.EndToEndTests.ManyServers;

/// <summary>
/// Three servers on one PostgreSQL and one Redis behind nginx, restarted one after another under watchers.
/// </summary>
/// <remarks>MASTERDATA_WATCHERS sets how many (default 60; `scripts/rolling-restart.sh` has 2,000).</remarks>
public sealed class RollingRestartTests(PostgresProcess postgres, RedisProcess redis, ITestOutputHelper output)
    : IClassFixture<PostgresProcess>, IClassFixture<RedisProcess>
{
    private const string Catalog = "agencies";
    private const string Code = "G09";
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(1.5);

    // Each of three restarts ends two thirds of the streams at most; a try or two more where nobody listens yet.
    private const int MostConnections = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Fault(29)]
    [Fault(5)]
    public async Task Restart_OfOneServerAfterAnother_LoadsNoSnapshotAndLosesNobody(bool proxyStandsStill)
    {
        InstalledProgram.Require("nginx");
        var asked = Environment.GetEnvironmentVariable("MASTERDATA_WATCHERS");
        var count = int.Parse(asked ?? "60", CultureInfo.InvariantCulture);
        var database = await postgres.CreateDatabaseAsync(Cancellation);
        await using var servers = new Servers([.. Enumerable.Range(0, 3).Select(_ => new MasterDataServerProcess
        {
            // The long run has all catalogs, which a server reads at each start.
            RedisEndpoint = redis.Endpoint, PostgresConnectionString = database, Seeds = asked is null ? [Catalog] : [],
        })]);
        await servers.StartAsync();
        await using var nginx = new NginxProcess([.. servers.All.Select(server => server.GrpcPort)]);
        await nginx.InitializeAsync();
        using var channel = GrpcChannel.ForAddress(nginx.Address, new()
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
        });
        var demo = servers.All[0].ReadDemo();

        // Any server may take a publication: nginx chooses.
        using var publisher = new SteadyPublisher(nginx.Address, demo, Catalog, Code);
        await publisher.PublishOneAsync(Cancellation);
        var begin = await HeadAsync(channel, demo);
        LightWatcher[] watchers =
            [.. Enumerable.Range(0, count).Select(
                _ => new LightWatcher(channel.CreateCallInvoker(), demo.Keys["consumer"], begin))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var watching = Task.WhenAll(watchers.Select(watcher => watcher.RunAsync(stop.Token)));
        await Eventually.HoldsAsync(
            () =>
                watchers.Count(watcher => watcher.Bookmarks > 0), there =>
                    there == count, TimeSpan.FromSeconds(60), Cancellation);
        using var load = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = new SteadyGet(channel, demo.Keys["consumer"], Catalog, Code).RunAsync(load.Token);
        var publishing = PublishAsync(publisher, load.Token);
        var standing = proxyStandsStill ? StandStillAsync(nginx, load.Token) : Task.CompletedTask;

        foreach (var server in servers.All)
        {
            await server.TerminateAsync(Cancellation);
            await server.StartAsync();
        }

        await load.CancelAsync();
        await standing;
        await publishing;
        await PublishAfterAllAsync(publisher);
        var reads = await reading;
        var head = await HeadAsync(channel, demo);
        var late = await Record.ExceptionAsync(() => Eventually.HoldsAsync(
            () => watchers.Count(watcher => watcher.Head.Digest == head.Digest), there => there == count,
            TimeSpan.FromSeconds(20), Cancellation));
        foreach (var behind in watchers.Where(watcher => watcher.Head.Digest != head.Digest))
        {
            output.WriteLine($"behind {head.Version}: {behind}");
        }

        await stop.CancelAsync();
        await watching;

        Report(watchers, reads, publisher);
        Assert.Null(late);
        Assert.Equal((0, 0, 0), (
            watchers.Sum(one => one.Snapshots), watchers.Sum(one => one.Resyncs), watchers.Sum(one => one.Gaps)));
        Assert.True(watchers.Sum(one => one.Connections) <= MostConnections * count, "They come back in a storm.");
        Assert.True(proxyStandsStill || watchers.Max(one => one.LongestSilence) <= LongestSilence);
        Assert.Equal(0, reads.Older);
        Assert.True(reads.Answers > 10 && publisher.Acknowledged.Count > 5, "The load proved nothing.");
    }

    private void Report(LightWatcher[] watchers, SteadyGet reads, SteadyPublisher publisher)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watchers.Length} watchers, {watchers.Sum(one => one.Connections)} connections, "
            + $"{watchers.Sum(one => one.Snapshots)} snapshots, {watchers.Sum(one => one.Gaps)} gaps, longest silence "
            + $"{watchers.Max(one => one.LongestSilence).TotalSeconds:0.0} s; {publisher.Acknowledged.Count} versions; "
            + $"{reads.Answers} reads, {reads.Older} older, {reads.Unavailable} unavailable"));
        foreach (var end in watchers.SelectMany(one => one.Ends).GroupBy(end => end.Key))
        {
            output.WriteLine($"{end.Sum(one => one.Value)} streams ended with {end.Key}");
        }
    }

    // As on a machine that is short of processors, or moved to another: all that it waits for is over when it goes on.
    private static async Task StandStillAsync(NginxProcess nginx, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            nginx.Stop();
            await Task.Delay(Standstill, TimeProvider.System, Cancellation);
            nginx.Continue();
            await Task.Delay(Standstill * 2, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PublishAsync(SteadyPublisher publisher, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await publisher.RunAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PublishAfterAllAsync(SteadyPublisher publisher) => await Eventually.HoldsAsync(
        async token =>
        {
            await publisher.PublishOneAsync(token);
            return true;
        },
        done => done,
        cancellationToken: Cancellation);

    private static async Task<CatalogHead> HeadAsync(GrpcChannel channel, DemoFile demo)
    {
        // The server that is asked may be a poll behind the one that published: the highest of a few is the newest.
        var heads = new List<CatalogHead>();
        for (var i = 0; i < 6; i++)
        {
            heads.Add((await new SyncService.SyncServiceClient(channel).GetHeadAsync(
                new() { Catalog = $"catalogs/{Catalog}" },
                new Metadata { { "authorization", $"Bearer {demo.Keys["consumer"]}" } },
                cancellationToken: Cancellation)).Head.ToModel());
        }

        return heads.MaxBy(head => head.Version)!;
    }
}

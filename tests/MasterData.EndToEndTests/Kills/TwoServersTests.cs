using System.Diagnostics;
using MasterData.Testing;
using MasterData.V1;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Kills;

/// <summary>Two server processes on one PostgreSQL and one Redis, of which one is frozen again and again.</summary>
public sealed class TwoServersTests(PostgresProcess postgres, RedisProcess redis, ITestOutputHelper output)
    : IClassFixture<PostgresProcess>, IClassFixture<RedisProcess>
{
    private const string Catalog = "agencies";
    private const int Freezes = 3;
    private const int MostFreezes = 10;
    private static readonly TimeSpan Freeze = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(4)]
    [Fault(5)]
    public async Task Servers_TwoPublishing_OneFrozenAndContinued_LeaveRedisEqualAndNeverBehind()
    {
        var database = await postgres.CreateDatabaseAsync(Cancellation);
        await using var frozen = Server(database);
        await using var other = Server(database);
        await frozen.InitializeAsync();
        await other.InitializeAsync();
        using var first = Publisher(frozen, "G09");
        using var second = Publisher(other, "G01");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = new SteadyReader(redis.Endpoint, Catalog, "G09").RunAsync(stop.Token);
        Task[] publishing = [first.RunAsync(stop.Token), second.RunAsync(stop.Token)];

        // One that holds the head's lock keeps the other from publishing: then another freeze has to show it.
        var (freezes, whileFrozen) = (0, 0);
        for (; freezes < Freezes || (whileFrozen is 0 && freezes < MostFreezes); freezes++)
        {
            whileFrozen += await FreezeAsync(frozen, first, second);
        }

        await stop.CancelAsync();
        await Task.WhenAll(publishing);
        var seen = await reading;
        await first.PublishOneAsync(Cancellation);
        await second.PublishOneAsync(Cancellation);

        await RedisEqualsAsync(first);
        await RedisEqualsAsync(second);
        output.WriteLine(
            $"{first.Acknowledged.Count} + {second.Acknowledged.Count} versions, {whileFrozen} during {freezes} "
            + "freezes; "
            + $"{seen.Reads} reads, {seen.Copies} copies, {seen.Unavailable} unavailable");
        Assert.Equal((0, 0), (seen.Denied, seen.Older));
        Assert.True(seen.Reads > 0 && seen.Copies > 0 && whileFrozen > 0, "The load proved nothing.");
        var versions = first.Acknowledged.Concat(second.Acknowledged).Select(entry => entry.Version).ToList();
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    // At a random point of its work: one that is frozen with the head locked holds up the other, which then publishes
    // later.
    private static async Task<int> FreezeAsync(
        MasterDataServerProcess server, SteadyPublisher own, SteadyPublisher other)
    {
        var published = own.Acknowledged.Count;
        await Eventually.HoldsAsync(() => own.Acknowledged.Count > published, cancellationToken: Cancellation);
        server.Stop();
        try
        {
            // On a busy machine one publication takes longer than the freeze: it is waited for, but not behind the
            // head's lock.
            var before = other.Acknowledged.Count;
            var began = Stopwatch.GetTimestamp();
            await Eventually.HoldsAsync(
                () => Stopwatch.GetElapsedTime(began) is var frozen
                    && frozen > (other.Acknowledged.Count > before ? Freeze : LongestFreeze),
                cancellationToken: Cancellation);
            return other.Acknowledged.Count - before;
        }
        finally
        {
            server.Continue();
        }
    }

    private async Task RedisEqualsAsync(SteadyPublisher publisher)
    {
        var sync = new SyncService.SyncServiceClient(publisher.Channel);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        var reader = new ContractReader(connection.GetDatabase(), Catalog);
        await Eventually.HoldsAsync(
            async cancellationToken =>
            {
                var head = (await sync.GetHeadAsync(
                    new() { Catalog = $"catalogs/{Catalog}" }, publisher
                        .As("consumer"), cancellationToken: cancellationToken)).Head;
                return (head, copy: (await reader.CopyAsync())?.State.Head);
            },
            seen =>
                seen.copy?.Version == seen.head.Version && seen.copy.Digest.Span.SequenceEqual(seen.head.Digest.Span),
            TimeSpan.FromSeconds(5),
            Cancellation);
    }

    private static SteadyPublisher Publisher(MasterDataServerProcess server, string code) =>
        new(server.GrpcAddress, server.ReadDemo(), Catalog, code);

    private MasterDataServerProcess Server(string database) =>
        new() { RedisEndpoint = redis.Endpoint, PostgresConnectionString = database, Seeds = [Catalog] };
}

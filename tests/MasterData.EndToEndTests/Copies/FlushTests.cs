using System.Globalization;
using System.Text;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Items;
using MasterData.Json;
using MasterData.Testing;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Copies;

/// <summary>
/// A Redis that is emptied under readers of all kinds, 500 reads per second each, while versions are published.
/// </summary>
/// <remarks>
/// MASTERDATA_FLUSHES says how often (default 3), MASTERDATA_REFILL_SECONDS how long a refill may take. The promise is
/// 2 seconds, which `scripts/flush.sh` demands of 60; beside other tests the machine is not the server's alone.
/// </remarks>
public sealed class FlushTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Catalog = "admin-units";
    private const string Code = "20656";
    private const int PerSecond = 500;
    private const int ContractReaders = 10;
    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromSeconds(1);
    private static readonly int Flushes = Setting("MASTERDATA_FLUSHES", 3);
    private static readonly TimeSpan LongestRefill = TimeSpan.FromSeconds(Setting("MASTERDATA_REFILL_SECONDS", 10));

    private readonly RedisProcess _redis = new();
    private MasterDataServerProcess? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _redis.InitializeAsync();
        if (_redis.Missing is null)
        {
            _server = new() { RedisEndpoint = _redis.Endpoint, Seeds = [Catalog] };
            await _server.InitializeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _redis.DisposeAsync();
    }

    [Fact]
    [Fault(10)]
    public async Task Flushes_UnderReadersOfTheSdkAndOfTheContract_GiveNoWrongAnswer()
    {
        _redis.Require();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},allowAdmin=true");
        using var reached = Open(_server!.GrpcAddress);
        using var cut = Open(new("http://127.0.0.1:1"));
        await using var live = Start(reached);
        await using var redisOnly = Start(cut);
        await live[Catalog].WaitForAnyAsync(Cancellation);
        await redisOnly[Catalog].WaitForAnyAsync(Cancellation);
        var fixtures = live[Catalog].Snapshot.Items.Where(item => item.Code != Code).Take(500)
            .ToDictionary(item => item.Code, item => PacedReads.DigestOf(Catalog, item));
        (string Who, PacedReads[] Readers)[] all =
        [
            ("SDK on gRPC", [new(Catalog, Code, fixtures, PerSecond, code => Task.FromResult(Read(live, code)))]),
            ("SDK on Redis", [new(Catalog, Code, fixtures, PerSecond, code => Task.FromResult(Read(redisOnly, code)))]),
            ("contract", [.. Enumerable.Range(0, ContractReaders).Select(_ => OfTheContract(redis, fixtures))]),
        ];

        using var publisher = new SteadyPublisher(_server.GrpcAddress, _server.ReadDemo(), Catalog, Code);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task[] running =
        [
            publisher.RunAsync(stop.Token),
            .. all.SelectMany(one => one.Readers).Select(reader => Task.Run(() => reader.RunAsync(stop.Token))),
        ];
        var slowest = TimeSpan.Zero;
        for (var flush = 0; flush < Flushes; flush++)
        {
            await Task.Delay(BetweenFlushes, TimeProvider.System, Cancellation);
            var refill = await FlushAsync(redis);
            slowest = refill > slowest ? refill : slowest;
        }

        await stop.CancelAsync();
        await Task.WhenAll(running);
        await Eventually.HoldsAsync(
            () => redisOnly[Catalog].Head?.Digest,
            digest => digest == live[Catalog].Head?.Digest,
            cancellationToken: Cancellation);

        output.WriteLine($"FLUSH {Flushes} times, {publisher.Acknowledged.Count} versions, "
            + $"slowest refill {slowest.TotalMilliseconds:0} ms");
        foreach (var (who, readers) in all)
        {
            output.WriteLine($"FLUSH {who}: {readers.Sum(reader => reader.Reads)} reads, "
                + $"{readers.Sum(reader => reader.Unavailable)} unavailable, denied "
                + $"{readers.Sum(reader => reader.Denied)}, "
                + $"older {readers.Sum(reader => reader.Older)}, torn {readers.Sum(reader => reader.Torn)}");
        }

        Assert.All(all.SelectMany(one => one.Readers), reader =>
        {
            Assert.Equal((0, 0, 0), (reader.Denied, reader.Older, reader.Torn));
            DemandNames(publisher, reader);
        });
        Assert.All(all, one => Assert.True(
            one.Readers.Sum(reader => reader.Reads) > Flushes * PerSecond / 2, $"{one.Who} read little."));
        Assert.True(
            all[2].Readers.Sum(reader => reader.Unavailable) > 0, "The readers of the contract noticed no flush.");
        Assert.True(slowest < LongestRefill, $"The slowest refill took {slowest}.");
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { } set ? int.Parse(set, CultureInfo.InvariantCulture) : usual;

    // What was read of a version is what was published as that version.
    private static void DemandNames(SteadyPublisher publisher, PacedReads reader) => Assert.All(
        publisher.Acknowledged.Where(published => reader.Names.ContainsKey(published.Version)),
        published => Assert.Equal(published.Name, reader.Names[published.Version]));

    private static PacedReads OfTheContract(ConnectionMultiplexer redis, Dictionary<string, string> fixtures)
    {
        var reader = new ContractReader(redis.GetDatabase(), Catalog);
        return new(Catalog, Code, fixtures, PerSecond / ContractReaders, code => ReadAsync(reader, code));
    }

    private static PacedAnswer Read(CatalogCopies copies, string code)
    {
        var state = copies[Catalog].Snapshot;
        return new(new(state.Head.Epoch, state.Head.Version), state.Find(code));
    }

    private static async Task<PacedAnswer> ReadAsync(ContractReader reader, string code)
    {
        var answer = await reader.GetAsync(code);
        var item = answer.Value is { } json ? DocumentJson.Read(Encoding.UTF8.GetBytes(json)) : null;
        return new(answer.Version, (ItemDocument?)item);
    }

    // Refilled is what a reader that has seen nothing can read.
    private static async Task<TimeSpan> FlushAsync(ConnectionMultiplexer redis)
    {
        var began = TimeProvider.System.GetTimestamp();
        await redis.GetServers()[0].FlushAllDatabasesAsync();
        await Eventually.HoldsAsync(
            async _ => (await new ContractReader(redis.GetDatabase(), Catalog).GetAsync(Code)).Outcome,
            outcome => outcome is ContractOutcome.Found,
            cancellationToken: Cancellation);
        return TimeProvider.System.GetElapsedTime(began);
    }

    private MasterDataChannel Open(Uri address) =>
        MasterDataChannel.Open(address, MasterDataCredentials.ApiKey(_server!.ReadDemo().Keys["consumer"]));

    private CatalogCopies Start(MasterDataChannel channel) =>
        CatalogCopies.Start(channel, new() { Catalogs = [Catalog], Redis = new() { Endpoints = _redis.Endpoint } });
}

using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Client.Redis;
using MasterData.Core.Redis;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.IntegrationTests.Storage;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>
/// An authority that serves gRPC and writes Redis, and a line between it and copies for each of the two.
/// </summary>
internal sealed class RedisRig : IAsyncDisposable
{
    public const int Items = 60;

    private readonly ReconcileCatalog _reconcile;
    private readonly MasterDataChannel _channel;

    private RedisRig(SyncHost host, ConnectionMultiplexer redis, int redisPort)
    {
        (Host, Redis) = (host, redis);
        _reconcile = new(redis.GetDatabase(), Authorities.Seal, Catalog);
        GrpcLine = new(new Uri(host.Address).Port);
        RedisLine = new(redisPort);
        _channel = MasterDataChannel.Open(new($"http://127.0.0.1:{GrpcLine.Port}"), MasterDataCredentials.None);
    }

    public string Catalog { get; } = $"c{Guid.CreateVersion7():n}";

    public SyncHost Host { get; }

    /// <summary>The authority's own connection.</summary>
    public ConnectionMultiplexer Redis { get; }

    public TcpProxy GrpcLine { get; }

    public TcpProxy RedisLine { get; }

    public LogLines Logs { get; } = new();

    public CatalogState Newest => Host.Memory.Get(Catalog).State;

    public CacheKeys Keys => new(Catalog);

    /// <summary>An authority with version 1 in Redis, and a server that nobody reaches.</summary>
    public static async Task<RedisRig> StartAsync(CacheServer server)
    {
        var rig = new RedisRig(await SyncHost.StartAsync(), await server.ConnectAsync(), server.Port);
        rig.CutGrpc();
        rig.Host.Authority.Create(rig.Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(Items, "một")]);
        await rig.SettleAsync();
        return rig;
    }

    /// <summary>The options of copies that may read Redis.</summary>
    public CopyOptions Options(string settings = "") => new()
    {
        Catalogs = [Catalog],
        LongestPause = TimeSpan.FromMilliseconds(300),
        Redis = new() { Endpoints = $"127.0.0.1:{RedisLine.Port}{settings}" },
    };

    public CatalogCopies Start(CopyOptions? options = null) =>
        CatalogCopies.Start(_channel, options ?? Options(), logger: Logs);

    /// <summary>Publishes the next version into the memory of the server only.</summary>
    public CatalogState Publish(params IReadOnlyCollection<Document> changed) =>
        Host.Authority.Publish(Catalog, changed);

    /// <summary>Publishes the next version, to Redis too.</summary>
    public async Task<CatalogState> PublishToRedisAsync(params IReadOnlyCollection<Document> changed)
    {
        var state = Publish(changed);
        await SettleAsync();
        return state;
    }

    /// <summary>Looks until Redis has everything.</summary>
    public async Task SettleAsync()
    {
        var entry = Host.Memory.Get(Catalog);
        for (var attempt = 0; await LookAsync(new(entry.State, entry.Log)) is not CacheOutcome.UpToDate; attempt++)
        {
            Assert.True(attempt < 10, "Redis does not settle.");
        }
    }

    /// <summary>What a server that knows <paramref name="source"/> does to Redis.</summary>
    public Task<CacheOutcome> LookAsync(CacheSource source) =>
        _reconcile.ExecuteAsync(() => source, looks: true, CancellationToken.None);

    /// <summary>The head in Redis.</summary>
    public async Task<RedisHead> HeadAsync() =>
        RedisHead.Parse(Catalog, $"{await Redis.GetDatabase().StringGetAsync(Keys.Head)}");

    public Task FlushAsync() => Redis.GetServers()[0].FlushAllDatabasesAsync();

    public void CutGrpc()
    {
        GrpcLine.Line.Refuses = true;
        GrpcLine.Cut();
    }

    public void MendGrpc() => GrpcLine.Line.Refuses = false;

    /// <summary>Waits until a copy shows the newest version.</summary>
    public Task<Hash?> ReachesAsync(CatalogCopy copy) => Eventually.HoldsAsync(
        () =>
            copy.Head?.Digest, digest =>
                digest == Newest.Head.Digest, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Waits for a state.</summary>
    public static Task<CopyState> ReachesAsync(CatalogCopy copy, CopyState state) => Eventually.HoldsAsync(
        () => copy.State, seen => seen == state, cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await GrpcLine.DisposeAsync();
        await RedisLine.DisposeAsync();
        await Redis.DisposeAsync();
        await Host.DisposeAsync();
        Logs.Dispose();
    }
}

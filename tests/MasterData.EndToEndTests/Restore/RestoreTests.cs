using Grpc.Core;
using MasterData.Testing;
using MasterData.V1;
using MasterData.Versions;
using MasterData.Wire;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Restore;

/// <summary>
/// A backup that is restored, and a database that somebody put back by hand, whichever database it is.
/// </summary>
public abstract class RestoreTests(RedisProcess redis) : IClassFixture<RedisProcess>, IAsyncLifetime
{
    private const string Catalog = "agencies";
    private const string Code = "G09";

    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("md-backup-");
    private MasterDataServerProcess _server = null!;
    private SteadyPublisher _publisher = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected MasterDataServerProcess Server => _server;

    /// <summary>Where the backup is.</summary>
    protected string Backup => Path.Combine(_backups.FullName, "backup");

    public async ValueTask InitializeAsync()
    {
        redis.Require();
        using var administrator = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        await administrator.GetServers()[0].FlushAllDatabasesAsync(); // another test's authority has written to it
        _server = await CreateAsync(redis.Endpoint, [Catalog]);
        await _server.InitializeAsync();
        _publisher = new(_server.GrpcAddress, _server.ReadDemo(), Catalog, Code);
    }

    public async ValueTask DisposeAsync()
    {
        _publisher?.Dispose();
        if (_server is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _server.Program.OutputLines));
            await _server.DisposeAsync();
        }

        _backups.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Fault(8)]
    public async Task Restore_OfABackupTakenUnderLoad_BeginsAnEpochThatEveryCopyFollows()
    {
        using var reader = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        var contract = new ContractReader(reader.GetDatabase(), Catalog);
        await PublishAsync(3);
        using (var load = CancellationTokenSource.CreateLinkedTokenSource(Cancellation))
        {
            var publishing = _publisher.RunAsync(load.Token);
            await BackUpAsync();
            await load.CancelAsync();
            await publishing;
        }

        await PublishAsync(3);
        var before = await CopyAsync();
        var last = await RedisReachesAsync(contract, before.Head);
        await using var consumers = await RestoreConsumers.StartAsync(_server, Catalog, Cancellation);
        await consumers.ReachAsync(before.Head, Cancellation);
        await _server.TerminateAsync(Cancellation);

        await RestoreAsync();
        await _server.StartAsync();

        var versions = await _publisher.VersionsAsync(Cancellation);
        PublishedVersions.DemandChain(versions);
        var head = versions[^1].Head.ToModel();
        Assert.True(string.CompareOrdinal(head.Epoch, before.Head.Epoch) > 0);
        Assert.InRange(head.Version, 4, last.Version);
        Assert.Equal(versions[^2].Head.Content, versions[^1].Head.Content);
        Assert.Contains(_publisher.Acknowledged, entry => entry.Version == head.Version - 1);
        await EveryCopyFollowsAsync(before, contract, head);
        await consumers.ReachAsync(head, Cancellation);
        var former = await GetAsync(new() { Version = 1 });
        Assert.NotEqual((await GetAsync(null)).Item.Slice.FullName, former.Item.Slice.FullName);
        await PublishAsync(1);
        await consumers.ReachAsync((await _publisher.VersionsAsync(Cancellation))[^1].Head.ToModel(), Cancellation);
        await consumers.DemandEqualAsync(Cancellation);
    }

    [Fact]
    [Fault(8)]
    public async Task Database_PutBackByHand_StopsPublishingUntilARestore()
    {
        using var reader = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        var contract = new ContractReader(reader.GetDatabase(), Catalog);
        await PublishAsync(2);
        await BackUpAsync();
        await PublishAsync(3);
        var before = await CopyAsync();
        await RedisReachesAsync(contract, before.Head);
        await using var consumers = await RestoreConsumers.StartAsync(_server, Catalog, Cancellation);
        await consumers.ReachAsync(before.Head, Cancellation);
        await _server.TerminateAsync(Cancellation);
        await PutBackAsync();

        await _server.StartAsync();

        var refusal = await RefusedAsync(() => _publisher.PublishOneAsync(Cancellation));
        Assert.Equal("POSSIBLE_RESTORE", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Equal(before.Head.Digest, (await contract.CopyAsync())!.State.Head.Digest);
        Assert.Equal(Code, (await GetAsync(null)).Item.Code);
        await using (var watch = WatchingCopy.ResumeAs(Invoker, Secret, before))
        {
            var ended = await Assert.ThrowsAsync<RpcException>(
                () => watch.Ended.WaitAsync(TimeSpan.FromSeconds(15), Cancellation));
            Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
            Assert.Equal(before.Head.Digest, watch.State(Catalog)!.Head.Digest);
        }

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        Assert.Contains(
            "POSSIBLE_RESTORE",
            await http.GetStringAsync(new Uri(_server.HttpAddress, "/health/ready"), Cancellation),
            StringComparison.Ordinal);

        await consumers.DemandKeptAsync(before.Head, Cancellation);
        await _server.TerminateAsync(Cancellation);
        await RunAsync("restore");
        await _server.StartAsync();

        await PublishAsync(1);
        var head = (await _publisher.VersionsAsync(Cancellation))[^1].Head.ToModel();
        Assert.True(string.CompareOrdinal(head.Epoch, before.Head.Epoch) > 0);
        await EveryCopyFollowsAsync(before, contract, head);
        await consumers.ReachAsync(head, Cancellation);
        await consumers.DemandEqualAsync(Cancellation);
    }

    [Fact]
    [Fault(8)]
    public async Task Database_PutBackByHandWithRedisFlushed_IsNoticedByTheWitnessUntilAResumption()
    {
        using var administrator = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
        await PublishAsync(1);
        await BackUpAsync();
        await PublishAsync(2);
        var before = await CopyAsync();
        await using var consumers = await RestoreConsumers.StartAsync(_server, Catalog, Cancellation);
        await consumers.ReachAsync(before.Head, Cancellation);
        await _server.TerminateAsync(Cancellation);
        await PutBackAsync();
        await administrator.GetServers()[0].FlushAllDatabasesAsync();

        await _server.StartAsync();

        await RefusedAsync(() => _publisher.PublishOneAsync(Cancellation));
        await consumers.DemandKeptAsync(before.Head, Cancellation);
        var asked = await RefusedAsync(() => ResumeAsync(0, 0));
        Assert.Equal("DISCARD_REQUIRED", asked.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        var resumed = await ResumeAsync(before.Head.Version - 1, before.Head.Version);
        Assert.True(resumed.NewEpoch);
        await PublishAsync(1);
        await consumers.ReachAsync((await _publisher.VersionsAsync(Cancellation))[^1].Head.ToModel(), Cancellation);
    }

    /// <summary>Makes the server, not started yet, on a database of its own.</summary>
    protected abstract Task<MasterDataServerProcess> CreateAsync(string redisEndpoint, IReadOnlyList<string> seeds);

    /// <summary>Takes the backup while the server runs.</summary>
    protected abstract Task BackUpAsync();

    /// <summary>Restores the backup as an operator does who has read the manual; the server has ended.</summary>
    protected abstract Task RestoreAsync();

    /// <summary>Puts the backup in the place of the database and tells nobody; the server has ended.</summary>
    protected abstract Task PutBackAsync();

    private CallInvoker Invoker => _publisher.Channel.CreateCallInvoker();

    private string Secret => _server.ReadDemo().Keys["consumer"];

    private async Task EveryCopyFollowsAsync(CatalogState before, ContractReader contract, CatalogHead head)
    {
        await using var watch = WatchingCopy.ResumeAs(Invoker, Secret, before);
        await Eventually.HoldsAsync(
            () => watch.State(Catalog)!.Head.Digest, digest => digest == head.Digest, cancellationToken: Cancellation);
        Assert.Contains(watch.Resyncs, resync => resync.Reason is V1.ResyncReason.Epoch);
        await RedisReachesAsync(contract, head);
    }

    private static async Task<CatalogHead> RedisReachesAsync(ContractReader contract, CatalogHead head) =>
        (await Eventually.HoldsAsync(
            async _ => (await contract.CopyAsync())?.State.Head,
            seen => seen?.Digest == head.Digest,
            cancellationToken: Cancellation))!;

    protected async Task<CatalogState> CopyAsync()
    {
        await using var watch = WatchingCopy.StartAs(Invoker, Secret, Catalog);
        await Eventually.HoldsAsync(() => watch.Bookmarks.Any(), cancellationToken: Cancellation);
        return watch.State(Catalog)!;
    }

    private async Task<GetItemResponse> GetAsync(KnownAt? known) =>
        await new ItemService.ItemServiceClient(_publisher.Channel).GetItemAsync(
            new() { Name = $"catalogs/{Catalog}/items/{Code}", KnownAt = known, EffectiveOn = "2090-01-01" },
            _publisher.As("consumer"),
            cancellationToken: Cancellation);

    private async Task<ResumePublishingResponse> ResumeAsync(long first, long last) =>
        await new CatalogService.CatalogServiceClient(_publisher.Channel).ResumePublishingAsync(
            new()
            {
                Name = $"catalogs/{Catalog}",
                Reason = "test",
                DiscardFirst = first,
                DiscardLast = last,
            },
            _publisher.As("administrator"),
            cancellationToken: Cancellation);

    protected async Task PublishAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _publisher.PublishOneAsync(Cancellation);
        }
    }

    // Redis may be ahead for a moment only because another server was faster, so the server waits before it is sure.
    private static async Task<RpcException> RefusedAsync(Func<Task> publication) => (await Eventually.HoldsAsync(
        async _ => await Record.ExceptionAsync(publication) as RpcException,
        refusal => refusal is not null,
        cancellationToken: Cancellation))!;

    protected async Task RunAsync(params IEnumerable<string> arguments)
    {
        var result = await ServerAsync(arguments);
        Assert.True(result.ExitCode is 0, result.Error);
    }

    protected Task<ProgramResult> ServerAsync(IEnumerable<string> arguments) => MasterDataServerProcess.RunAsync(
        [
            .. arguments, "--data", _server.DataFolder,
            "--Grpc:Port", $"{FreePort.Next()}", "--Http:Port", $"{FreePort.Next()}",
            "--Redis:Port", $"{FreePort.Next()}", .. Arguments,
        ],
        cancellationToken: Cancellation);

    /// <summary>What the command line says of the database.</summary>
    protected virtual IEnumerable<string> Arguments => [];
}

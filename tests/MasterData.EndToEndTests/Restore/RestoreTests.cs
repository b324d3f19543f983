using Grpc.Core;
using MasterData.Client;
using MasterData.Sync;
using MasterData.Testing;
using MasterData.V1;
using StackExchange.Redis;

namespace MasterData.EndToEndTests.Restore;

/// <summary>A backup that is restored, and a database that somebody put back by hand.</summary>
public sealed class RestoreTests(RedisProcess redis) : IClassFixture<RedisProcess>, IAsyncLifetime
{
    private const string Catalog = "budget-units";
    private const string Code = "2997801";

    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("md-backup-");
    private MasterDataServerProcess _server = null!;
    private SteadyPublisher _publisher = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_server.DataFolder, "masterdata.db");

    private string Backup => Path.Combine(_backups.FullName, "backup.db");

    public async ValueTask InitializeAsync()
    {
        redis.Require();
        _server = new() { RedisEndpoint = redis.Endpoint };
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
            await RunAsync("backup", Backup);
            await load.CancelAsync();
            await publishing;
        }

        await PublishAsync(3);
        var before = await CopyAsync();
        var last = await RedisReachesAsync(contract, before.Head);
        await _server.TerminateAsync(Cancellation);

        await RunAsync("restore", Backup);
        await _server.StartAsync();

        var versions = await _publisher.VersionsAsync(Cancellation);
        PublishedVersions.DemandChain(versions);
        var head = versions[^1].Head.ToModel();
        Assert.True(string.CompareOrdinal(head.Epoch, before.Head.Epoch) > 0);
        Assert.InRange(head.Version, 4, last.Version);
        Assert.Equal(versions[^2].Head.Content, versions[^1].Head.Content);
        Assert.Contains(_publisher.Acknowledged, entry => entry.Version == head.Version - 1);
        await EveryCopyFollowsAsync(before, contract, head);
        var former = await GetAsync(new() { Version = 1 });
        Assert.NotEqual((await GetAsync(null)).Item.Slice.FullName, former.Item.Slice.FullName);
        Assert.Single(Directory.EnumerateFiles(_server.DataFolder, "masterdata.db.before-restore-*"));
        await PublishAsync(1);
    }

    [Fact]
    [Fault(8)]
    public async Task Database_PutBackByHand_StopsPublishingUntilARestore()
    {
        using var reader = await ConnectionMultiplexer.ConnectAsync(redis.Endpoint);
        var contract = new ContractReader(reader.GetDatabase(), Catalog);
        await PublishAsync(2);
        await _server.TerminateAsync(Cancellation);
        File.Copy(Database, Backup);
        await _server.StartAsync();
        await PublishAsync(3);
        var before = await CopyAsync();
        await RedisReachesAsync(contract, before.Head);
        await _server.TerminateAsync(Cancellation);
        File.Copy(Backup, Database, overwrite: true);
        File.Delete($"{Database}-wal");
        File.Delete($"{Database}-shm");

        await _server.StartAsync();

        var refusal = await RefusedAsync(() => _publisher.PublishOneAsync(Cancellation));
        Assert.Equal("POSSIBLE_RESTORE", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Equal(before.Head.Digest, (await contract.CopyAsync())!.State.Head.Digest);
        Assert.Equal(Code, (await GetAsync(null)).Item.Code);
        await using (var watch = WatchingCopy.ResumeAs(Invoker, Secret, before))
        {
            var ended = await Assert.ThrowsAsync<RpcException>(() => watch.Ended.WaitAsync(TimeSpan.FromSeconds(15), Cancellation));
            Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
            Assert.Equal(before.Head.Digest, watch.State(Catalog)!.Head.Digest);
        }

        using var http = new HttpClient();
        Assert.Contains(
            "POSSIBLE_RESTORE",
            await http.GetStringAsync(new Uri(_server.HttpAddress, "/health/ready"), Cancellation),
            StringComparison.Ordinal);

        await _server.TerminateAsync(Cancellation);
        await RunAsync("restore");
        await _server.StartAsync();

        await PublishAsync(1);
        var head = (await _publisher.VersionsAsync(Cancellation))[^1].Head.ToModel();
        Assert.True(string.CompareOrdinal(head.Epoch, before.Head.Epoch) > 0);
        await EveryCopyFollowsAsync(before, contract, head);
    }

    [Fact]
    public async Task Restore_ThatCannotBe_ChangesNothing()
    {
        await RunAsync("backup", Backup);
        var junk = Path.Combine(_backups.FullName, "junk.db");
        await File.WriteAllBytesAsync(junk, [.. (await File.ReadAllBytesAsync(Backup, Cancellation)).Take(100_000)], Cancellation);

        await RefusedAsync("Choose another name", "backup", Backup);
        await RefusedAsync("Another server uses the data folder", "restore", Backup);
        await RefusedAsync("Another server uses the data folder", "restore");
        await RefusedAsync("Another server uses the data folder");
        await PublishAsync(1);
        await _server.TerminateAsync(Cancellation);
        await RefusedAsync("is not a whole backup", "restore", junk);
        await RefusedAsync("There is no file", "restore", $"{Backup}.none");

        await _server.StartAsync();
        Assert.Equal(2, (await CopyAsync()).Head.Version);
    }

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

    private async Task<CatalogState> CopyAsync()
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

    private async Task PublishAsync(int times)
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

    private async Task RunAsync(params IEnumerable<string> arguments)
    {
        var result = await ServerAsync(arguments);
        Assert.True(result.ExitCode is 0, result.Error);
    }

    private async Task RefusedAsync(string reason, params IEnumerable<string> arguments)
    {
        var result = await ServerAsync(arguments);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    private Task<ProgramResult> ServerAsync(IEnumerable<string> arguments) => MasterDataServerProcess.RunAsync(
        [.. arguments, "--data", _server.DataFolder, "--Grpc:Port", $"{FreePort.Next()}", "--Http:Port", $"{FreePort.Next()}",
            "--Redis:Port", $"{FreePort.Next()}"],
        cancellationToken: Cancellation);
}

using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;
using MasterData.V1;
using CopyState = MasterData.Client.Copies.CopyState;

namespace MasterData.EndToEndTests.Storage;

/// <summary>PostgreSQL is killed under a server that has watchers and a publisher, and comes back.</summary>
public sealed class PostgresCrashTests(PostgresProcess postgres) : IClassFixture<PostgresProcess>, IAsyncLifetime
{
    private const string Catalog = "agencies";
    private const string Code = "G09";

    private MasterDataServerProcess _server = null!;
    private SteadyPublisher _publisher = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = new()
        {
            PostgresConnectionString = await postgres.CreateDatabaseAsync(Cancellation),
            Seeds = [Catalog],
            Settings = new Dictionary<string, string> { ["Sync__BookmarkSeconds"] = "0.5" },
        };
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
    }

    [Fact]
    [Fault(7)]
    public async Task Kill9_OfPostgresUnderLoad_IsSaidAndLosesNothing()
    {
        await using var watch = WatchingCopy.StartAs(_publisher.Channel.CreateCallInvoker(), Key, Catalog);
        using var channel = MasterDataChannel.Open(_server.GrpcAddress, MasterDataCredentials.ApiKey(Key));
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await BecomesAsync(copies, CopyState.Live);
        var publishing = _publisher.RunAsync(Cancellation);
        await Eventually.HoldsAsync(() => _publisher.Acknowledged.Count > 3, cancellationToken: Cancellation);

        await postgres.Kill9Async();

        // The publisher ends at its first refusal; a second one says why.
        await publishing;
        var refusal = await Assert.ThrowsAsync<RpcException>(() => _publisher.PublishOneAsync(Cancellation));
        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Equal("UNAVAILABLE", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        await Eventually.HoldsAsync(() => watch.Bookmarks.Last().AuthorityUnreachable, cancellationToken: Cancellation);
        await BecomesAsync(copies, CopyState.Stale);
        var shown = copies[Catalog].Head!.Version;
        Assert.Equal(shown, (await GetAsync()).ReadPoint.Version);
        Assert.NotNull(copies[Catalog].On(Code, new(2026, 1, 1)));

        await Eventually.HoldsAsync(StartedAsync, started => started, cancellationToken: Cancellation);

        await BecomesAsync(copies, CopyState.Live);
        await _publisher.PublishOneAsync(Cancellation);
        await _publisher.PublishOneAsync(Cancellation);
        var versions = await _publisher.VersionsAsync(Cancellation);
        PublishedVersions.DemandChain(versions);
        var published = versions.ToDictionary(version => version.Head.Version, version => version.Comment);
        Assert.All(_publisher.Acknowledged, one => Assert.Equal(one.Name, published[one.Version]));
        Assert.Equal(_publisher.Acknowledged.Count + 1, versions.Count);
        var head = versions[^1].Head.Digest;
        await Eventually.HoldsAsync(
            () => watch.State(Catalog)!.Head.Digest.Span.SequenceEqual(head.Span), cancellationToken: Cancellation);
        await Eventually.HoldsAsync(
            () => copies[Catalog].Head!.Digest.Span.SequenceEqual(head.Span), cancellationToken: Cancellation);
        await Eventually.HoldsAsync(
            () => !watch.Bookmarks.Last().AuthorityUnreachable, cancellationToken: Cancellation);
        Assert.False(watch.Ended.IsCompleted);
        Assert.Single(watch.History, step => step.From is null);
        Assert.Empty(watch.Resyncs);
    }

    private string Key => _server.ReadDemo().Keys["consumer"];

    // The children of one that was killed hold its folder for a moment.
    private async Task<bool> StartedAsync(CancellationToken cancellationToken)
    {
        await postgres.StartAsync();
        return true;
    }

    private async Task<GetItemResponse> GetAsync() =>
        await new ItemService.ItemServiceClient(_publisher.Channel).GetItemAsync(
        new() { Name = $"catalogs/{Catalog}/items/{Code}", EffectiveOn = "2026-01-01" },
        _publisher.As("consumer"),
        cancellationToken: Cancellation);

    private static Task<CopyState> BecomesAsync(CatalogCopies copies, CopyState state) => Eventually.HoldsAsync(
        () => copies[Catalog].State, seen => seen == state, cancellationToken: Cancellation);
}

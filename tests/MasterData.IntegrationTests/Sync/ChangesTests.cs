using Grpc.Core;
using MasterData.Server.Sync;
using MasterData.Testing;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.IntegrationTests.Sync;

public sealed class ChangesTests
{
    private const string Units = "admin-units";
    private const string Name = "catalogs/admin-units";

    [Fact]
    public async Task GetHead_OfACatalog_IsTheMemorys()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));

        var response = await host.Client.GetHeadAsync(
            new() { Catalog = Name }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(state.Head, response.Head.ToModel());
    }

    [Fact]
    public async Task GetHead_OfACatalogWithoutGrant_IsRefused()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Units, SyncSamples.Epoch);
        var headers = new Metadata { { SyncHost.GrantHeader, "agencies" } };

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.GetHeadAsync(
            new() { Catalog = Name }, headers, null, TestContext.Current.CancellationToken));

        Assert.Equal("PERMISSION_DENIED", refusal.Reason);
    }

    [Fact]
    public async Task GetSnapshot_OfALargeCatalog_GivesAStateThatProves()
    {
        await using var host = await SyncHost.StartAsync();
        var published = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(1000, "A"));
        using var call = host.Client.GetSnapshot(
            new() { Catalog = Name }, cancellationToken: TestContext.Current.CancellationToken);
        var messages = new List<V1.GetSnapshotResponse>();

        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            messages.Add(message);
        }

        var documents = messages[1..^1].SelectMany(message => message.Items.Documents);
        var head = messages[^1].End.Head.ToModel();
        var state = CatalogState.Load(head, documents.Select(document => document.ToModel()));
        Assert.Equal(published.Head, messages[0].Begin.Head.ToModel());
        Assert.Equal(published.Head, state.Head);
    }

    [Fact]
    public async Task GetChanges_PageByPage_StaysAtItsVersionAndProves()
    {
        await using var host = await SyncHost.StartAsync();
        var first = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Items(3000, "A"));
        var second = host.Authority.Publish(Units, SyncSamples.Items(1000, "B"), ["item/12999"]);
        var parts = new List<V1.Delta>();
        var request = new V1.GetChangesRequest { Cursor = WatchingCopy.CursorOf(first) };

        do
        {
            var page = await host.Client.GetChangesAsync(
                request, cancellationToken: TestContext.Current.CancellationToken);
            parts.Add(page.Delta);
            request.PageToken = page.NextPageToken;
            host.Authority.Publish(Units, [SyncSamples.Item("1", $"{parts.Count}")]);
        }
        while (request.PageToken.Length > 0);

        Assert.True(parts.Count > 3);
        Assert.Equal(second.Head, first.Apply(parts.ToModel()).Head);
    }

    [Fact]
    [Fault(34)]
    public async Task GetChanges_TokenOfAnotherQuery_IsRefused()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        var token = ChangesPages.TokenOf(new("agencies", SyncSamples.Epoch, 1, null), to: 2, part: 1);

        foreach (var text in new[] { token, "not a token", "AAAA" })
        {
            var request = new V1.GetChangesRequest { Cursor = WatchingCopy.CursorOf(state), PageToken = text };
            var refusal = await RefusalOfAsync(host, request);
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.StatusCode, refusal.Reason));
        }
    }

    [Fact]
    public async Task GetChanges_WithWait_AnswersAtTheNextChange()
    {
        await using var host = await SyncHost.StartAsync();
        var first = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        var request = new V1.GetChangesRequest { Cursor = WatchingCopy.CursorOf(first), WaitSeconds = 30 };
        using var call = host.Client.GetChangesAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        var second = host.Authority.Publish(Units, [SyncSamples.Item("1", "B")]);
        var response = await call;

        Assert.Equal(second.Head, first.Apply(new[] { response.Delta }.ToModel()).Head);
    }

    [Fact]
    public async Task GetChanges_WithoutAChange_AnswersWithTheHead()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));

        var response = await host.Client.GetChangesAsync(
            new() { Cursor = WatchingCopy.CursorOf(state), WaitSeconds = 1 },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Null(response.Delta);
        Assert.Equal(state.Head, response.Head.ToModel());
    }

    [Fact]
    public async Task GetChanges_FromWhatIsNoLongerKept_IsCompacted()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        host.Authority.Publish(Units, [SyncSamples.Item("1", "B")]);
        host.Authority.Compact(Units, kept: 1);

        var refusal = await RefusalOfAsync(host, new() { Cursor = WatchingCopy.CursorOf(state) });

        Assert.Equal((StatusCode.OutOfRange, "COMPACTED"), (refusal.StatusCode, refusal.Reason));
    }

    [Fact]
    public async Task GetChanges_OfAnEarlierLife_IsAnEpochMismatch()
    {
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Units, SyncSamples.Epoch, SyncSamples.Item("1", "A"));
        host.Authority.Restore(Units, SyncSamples.LaterEpoch);

        var refusal = await RefusalOfAsync(host, new() { Cursor = WatchingCopy.CursorOf(state) });

        Assert.Equal((StatusCode.FailedPrecondition, "EPOCH_MISMATCH"), (refusal.StatusCode, refusal.Reason));
    }

    [Fact]
    public async Task Service_BoundByHand_HasEveryMethodOfTheProtocol()
    {
        await using var host = await SyncHost.StartAsync();

        var promised = V1.SyncService.Descriptor.Methods.Select(method => $"/{method.Service.FullName}/{method.Name}");
        var mapped = host.Methods
            .Where(name => name.StartsWith($"/{V1.SyncService.Descriptor.FullName}/", StringComparison.Ordinal));
        Assert.Equal(promised.Order(), mapped.Order());
    }

    private static async Task<RpcException> RefusalOfAsync(SyncHost host, V1.GetChangesRequest request) =>
        await Assert.ThrowsAsync<RpcException>(async () => await host.Client.GetChangesAsync(
            request, cancellationToken: TestContext.Current.CancellationToken));
}

using MasterData.Access;
using MasterData.Consumers;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Sync;
using Microsoft.Extensions.Logging.Abstractions;

namespace MasterData.IntegrationTests.Consumers;

/// <summary>The register of consumers on every database.</summary>
public abstract class ConsumerTests(Database database)
{
    private static readonly Actor Consumer = new("egov-quang-nam", [new(Role.Consumer, Grant.Everywhere)]);
    private static readonly Actor Steward = new("lan", [new(Role.Steward, Sample.Catalog)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consumers_AtOnceAndBehindAndWrong_AreToldApart()
    {
        using var server = await StartAsync();
        var first = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var second = (await server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ tươi")), Cancellation)).State.Head;
        var (report, list) = Register(server);

        report.Execute(Consumer, "a", [Report(second)]);
        report.Execute(Consumer, "b", [Report(first)]);
        report.Execute(Consumer, "c", [Report(second) with { Cursor = Cursor(second) with { Digest = first.Digest }, Reason = "bad" }]);
        report.Execute(Consumer, "d", [Report(second) with { Cursor = Cursor(second) with { Epoch = $"{Guid.CreateVersion7()}" } }]);
        report.Execute(Consumer, "e", [new(new(Sample.Catalog, "", 0, null), CopyState.Initializing, "", "")]);
        var found = await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation);

        Assert.Equal(["a", "b", "c", "d", "e"], found.Select(standing => standing.Row.Instance));
        Assert.Equal([0, 1, 0, -1, 2], found.Select(standing => standing.VersionsBehind));
        Assert.Equal([true, true, false, null, null], found.Select(standing => standing.DigestEqual));
        Assert.Equal(
            [null, second.PublishedAt, null, first.PublishedAt, first.PublishedAt],
            found.Select(standing => standing.BehindSince));
        Assert.Equal("bad", found[2].Row.Reason);
    }

    [Fact]
    public async Task Report_OfTheSameInstance_ReplacesTheFormer()
    {
        using var server = await StartAsync();
        var first = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);

        report.Execute(Consumer, "a", [Report(first)]);
        await report.FlushAsync(Cancellation);
        report.Execute(Consumer, "a", [Report(first) with { State = CopyState.Stale }]);
        var found = Assert.Single(await list.ExecuteAsync(Steward, "", Cancellation));

        Assert.Equal(CopyState.Stale, found.Row.State);
    }

    [Fact]
    public async Task Report_OfWhatOneMayNotRead_AndListByWhoMayNotLook_AreRefused()
    {
        using var server = await StartAsync();
        var first = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);
        var stranger = new Actor("other", [new(Role.Consumer, "another")]);

        Assert.Equal(
            ErrorReason.PermissionDenied,
            Assert.Throws<MasterDataException>(() => report.Execute(stranger, "a", [Report(first)])).Reason);
        Assert.Equal(
            ErrorReason.PermissionDenied,
            (await Assert.ThrowsAsync<MasterDataException>(
                () => list.ExecuteAsync(Consumer, Sample.Catalog, Cancellation))).Reason);
        Assert.Empty(await list.ExecuteAsync(Consumer, "", Cancellation));
    }

    private static (ReportStatus Report, ListConsumers List) Register(CatalogServer server)
    {
        var report = new ReportStatus(
            server.Get<MasterData.Storage.MasterDataContextFactory>(),
            server.Memory,
            TimeProvider.System,
            NullLogger<ReportStatus>.Instance);
        return (report, new(server.Get<MasterData.Storage.MasterDataContextFactory>(), server.Memory, report));
    }

    private static CopyReport Report(CatalogHead head) => new(Cursor(head), CopyState.Live, "grpc", "");

    private static Cursor Cursor(CatalogHead head) => new(head.Catalog, head.Epoch, head.Version, head.Digest);

    private async Task<CatalogServer> StartAsync() =>
        await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
}

using MasterData.Core.Access;
using MasterData.Core.Consumers;
using MasterData.Core.Storage;
using MasterData.Core.Sync;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Versions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

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
        report.Execute(
            Consumer,
            "c",
            [Report(second) with { Cursor = Cursor(second) with { Digest = first.Digest }, Reason = "bad" }]);
        report.Execute(
            Consumer,
            "d",
            [Report(second) with { Cursor = Cursor(second) with { Epoch = $"{Guid.CreateVersion7()}" } }]);
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
    public async Task Report_OfAnInstanceWithoutAName_IsTheDefaultWithItsTextsCut()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);

        report.Execute(Consumer, "", [Report(head) with { Source = new('s', 100), Reason = new('r', 1_000) }]);
        var row = Assert.Single(await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation)).Row;

        Assert.Equal(("default", new('s', 32), new('r', 500)), (row.Instance, row.Source, row.Reason));
    }

    [Fact]
    public async Task Report_OfNulAndHalfACharacter_IsCleanedAndDoesNotHoldUpOthers()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);

        report.Execute(Consumer, "a", [Report(head) with { Source = "s\0", Reason = new string('r', 499) + "😀" }]);
        report.Execute(Consumer, "b", [Report(head)]);
        await report.FlushAsync(Cancellation);
        var rows = (await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation)).Select(found => found.Row).ToList();

        Assert.Equal(["a", "b"], rows.Select(row => row.Instance));
        Assert.Equal(("s ", new('r', 499)), (rows[0].Source, rows[0].Reason));
    }

    [Fact]
    public async Task Report_ThatTheDatabaseRefuses_DoesNotHoldUpOthers()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);
        report.Execute(Consumer, "b", [Report(head)]);

        report.Execute(new("nul\0", Consumer.Grants), "a", [Report(head)]);
        await report.FlushAsync(Cancellation);
        report.Execute(Consumer, "c", [Report(head)]);
        await report.FlushAsync(Cancellation);

        var found = await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation);
        Assert.Superset(new HashSet<string> { "b", "c" }, found.Select(one => one.Row.Instance).ToHashSet());
    }

    [Fact]
    public async Task Report_OfMoreCopiesThanAllowed_IsRefused()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var (report, list) = Register(server);

        var refusal = Assert.Throws<MasterDataException>(() => report.Execute(
            Consumer, "a", [.. Enumerable.Repeat(Report(head), ReportStatus.MaxCopies + 1)]));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal("copies", Assert.Single(refusal.Violations).Field);
        Assert.Empty(await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation));
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

    [Fact]
    public async Task Instance_NotSeenForAMonth_LeavesTheRegister()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var time = new FakeTimeProvider(head.PublishedAt);
        var (report, list) = Register(server, time);
        report.Execute(Consumer, "gone", [Report(head)]);
        await report.FlushAsync(Cancellation);

        time.Advance(TimeSpan.FromDays(29));
        report.Execute(Consumer, "here", [Report(head)]);
        var within = await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation);
        time.Advance(TimeSpan.FromDays(2));
        report.Execute(Consumer, "here", [Report(head)]);
        var after = await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation);

        Assert.Equal(["gone", "here"], within.Select(standing => standing.Row.Instance));
        Assert.Equal(["here"], after.Select(standing => standing.Row.Instance));
    }

    [Fact]
    public async Task System_ThatReportsAsEndlesslyManyInstances_KeepsThoseSeenLast()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var time = new FakeTimeProvider(head.PublishedAt);
        var (report, list) = Register(server, time);
        var other = new Actor("other", [new(Role.Consumer, Grant.Everywhere)]);
        report.Execute(other, "one", [Report(head)]);
        for (var number = 0; number < ConsumerRetention.MostInstances + 2; number++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            report.Execute(Consumer, $"i{number}", [Report(head)]);
        }

        await report.FlushAsync(Cancellation);
        time.Advance(TimeSpan.FromMilliseconds(1));
        report.Execute(Consumer, "last", [Report(head)]);
        var found = await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation);

        Assert.Equal(1 + ConsumerRetention.MostInstances, found.Count);
        var instances = found.Select(standing => standing.Row.Instance).ToHashSet();
        Assert.Superset(new HashSet<string> { "one", "last", "i3" }, instances);
        Assert.DoesNotContain("i2", instances);
    }

    [Fact]
    public async Task Report_OfAnotherServerWrittenLater_IsNotPutBackByAnEarlierOne()
    {
        using var server = await StartAsync();
        var head = (await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"))).State.Head;
        var time = new FakeTimeProvider(head.PublishedAt);
        var (slow, _) = Register(server, time);
        var (quick, list) = Register(server, time);

        slow.Execute(Consumer, "a", [Report(head) with { State = CopyState.Stale }]);
        time.Advance(TimeSpan.FromSeconds(1));
        quick.Execute(Consumer, "a", [Report(head)]);
        await quick.FlushAsync(Cancellation);
        await slow.FlushAsync(Cancellation);
        var found = Assert.Single(await list.ExecuteAsync(Steward, Sample.Catalog, Cancellation));

        Assert.Equal((CopyState.Live, time.GetUtcNow()), (found.Row.State, found.Row.LastSeen));
    }

    private static (ReportStatus Report, ListConsumers List) Register(CatalogServer server, TimeProvider? time = null)
    {
        var report = new ReportStatus(
            server.Get<MasterDataContextFactory>(),
            server.Memory,
            time ?? TimeProvider.System,
            NullLogger<ReportStatus>.Instance);
        return (report, new(server.Get<MasterDataContextFactory>(), server.Memory, report));
    }

    private static CopyReport Report(CatalogHead head) => new(Cursor(head), CopyState.Live, "grpc", "");

    private static Cursor Cursor(CatalogHead head) => new(head.Catalog, head.Epoch, head.Version, head.Digest);

    private async Task<CatalogServer> StartAsync() =>
        await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
}

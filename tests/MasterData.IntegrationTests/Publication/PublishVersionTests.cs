using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Items;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Publication;

public abstract class PublishVersionTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_NewCatalog_IsVersionOneAndShownAtOnce()
    {
        using var server = await StartAsync();

        var entry = await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));

        Assert.Equal(1, entry.State.Head.Version);
        Assert.Equal(2, entry.State.Head.Count);
        Assert.Same(entry, server.Memory.Get(Sample.Catalog));
        Assert.Equal(1, entry.LastChanged("item/red"));
        Assert.Equal(0, entry.LastChanged("item/blue"));
    }

    [Fact]
    public async Task Publish_SameCatalogTwice_IsRefusedAndNothingWritten()
    {
        using var server = await StartAsync();
        var first = await server.CreateAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => server.CreateAsync(Cancellation));

        Assert.Equal(ErrorReason.CatalogExists, refusal.Reason);
        await using var db = server.Context();
        Assert.Equal(first.State.Head, Assert.Single(await db.Set<VersionRow>().ToListAsync(Cancellation)).ToHead());
    }

    [Fact]
    public async Task Context_ThatWasUsedBefore_HasNothingOfItsFormerUserAndNoSavepoints()
    {
        using var server = await StartAsync();
        await using (var former = server.Context())
        {
            former.Add(new UnitRow { Catalog = Sample.Catalog, Unit = "1", SinceVersion = 1 });
        }

        await using var db = server.Context();

        Assert.Empty(db.ChangeTracker.Entries());
        Assert.False(db.Database.AutoSavepointsEnabled);
    }

    [Fact]
    public async Task Memory_AfterALook_SaysWhenItBegan()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation);
        var before = TimeProvider.System.GetUtcNow();

        await server.Get<LoadCatalogs>().ExecuteAsync(Cancellation);

        Assert.InRange(server.Memory.LookedAt, before, TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Publish_ManyAtOnce_NumbersAreDenseAndTimesIncrease()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation);

        await Parallel.ForAsync(0, 60, Cancellation, async (i, cancellation) =>
            await server.PublishAsync(Sample.Of(Sample.Item($"c{i}", $"Màu {i}")), cancellation));

        await using var db = server.Context();
        var versions = await db.Set<VersionRow>().OrderBy(row => row.Version).ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(1, 61).Select(i => (long)i), versions.Select(row => row.Version));
        Assert.All(
            versions.Zip(versions.Skip(1)), pair => Assert.True(pair.First.PublishedAt < pair.Second.PublishedAt));
        Assert.All(versions, row => Assert.Equal(0, row.PublishedAt.UtcTicks % TimeSpan.TicksPerMicrosecond));
        Assert.Equal(61, server.Memory.Get(Sample.Catalog).State.Head.Version);
        Assert.Equal(60, server.Memory.Get(Sample.Catalog).State.Items.Count());
    }

    [Theory]
    [InlineData(3, 100, 4)]
    [InlineData(100, 0, 6)]
    [InlineData(100, 100, 1)]
    public async Task Log_OfTheServerThatPublishedAndOfOneThatLoads_RetainTheSame(int versions, int days, long oldest)
    {
        var retention = new LogRetention(versions, TimeSpan.FromDays(days));
        var address = await database.CreateAsync(Cancellation);
        CatalogLog grown;
        using (var server = await CatalogServer.StartAsync(address, Cancellation, retention: retention))
        {
            await server.CreateAsync(Cancellation);
            for (var i = 0; i < 5; i++)
            {
                await server.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {i}")), Cancellation);
            }

            grown = server.Memory.Get(Sample.Catalog).Log;
        }

        using var later = await CatalogServer.StartAsync(address, Cancellation, retention: retention);

        var loaded = later.Memory.Get(Sample.Catalog).Log;
        Assert.Equal(oldest, grown.Oldest);
        Assert.Equal(grown.Versions.Select(Described), loaded.Versions.Select(Described));

        static string Described(LoggedVersion version) =>
            $"{version.Version} {version.Digest} {version.PublishedAt:O} {string.Join(' ', version.Keys)}";
    }

    [Fact]
    public async Task Publish_WhileTheHeadsArePolled_IsNoRestore()
    {
        const string Earlier = "a-colours";
        var address = await database.CreateAsync(Cancellation);
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        using var second = address.Postgres.Length is 0 ? null : await CatalogServer.StartAsync(address, Cancellation);
        var other = second ?? server;
        await server.CreateAsync(Cancellation);
        await other.Get<PublishVersion>().CreateAsync(
            Earlier, [], (_, _) => Task.FromResult(Sample.Of(Sample.Content)), Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        // A poll that follows another server's catalog takes its time; this server's own comes after it.
        var polling = Task.Run(
            async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    var change = Sample.Of(Sample.Item("red", $"Đỏ {i}"));
                    await other.Get<PublishVersion>().ExecuteAsync(
                        Earlier, (_, _) => Task.FromResult(change), Cancellation);
                    await server.Get<LoadCatalogs>().ExecuteAsync(Cancellation);
                }
            },
            Cancellation);
        for (var i = 0; i < 150; i++)
        {
            await server.PublishAsync(Sample.Of(Sample.Item("red", $"Đỏ {i}")), Cancellation);
        }

        await stop.CancelAsync();
        await polling;
        Assert.Empty(server.Logs.At(LogLevel.Error));
    }

    [Fact]
    public async Task Publish_PlanThrows_WritesNothing()
    {
        using var server = await StartAsync();
        var before = await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Get<PublishVersion>().ExecuteAsync(
            Sample.Catalog,
            async (scope, cancellation) =>
            {
                scope.Db.Add(new UnitRow { Catalog = Sample.Catalog, Unit = "x@", SinceVersion = 2 });
                await scope.Db.SaveChangesAsync(cancellation);
                throw new InvalidOperationException("no");
            },
            Cancellation));

        Assert.Same(before, server.Memory.Get(Sample.Catalog));
        await using var db = server.Context();
        Assert.Equal(1, await db.Set<VersionRow>().CountAsync(Cancellation));
        Assert.Equal(0, await db.Set<UnitRow>().CountAsync(Cancellation));
    }

    [Fact]
    public async Task Publish_ChangeAndRemove_ClosesRowsAndAddsRows()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"), Sample.Item("blue", "Xanh"));

        await server.PublishAsync(
            Sample.Of(Sample.Item("red", "Đỏ tươi")) with { Removed = ["item/blue"] }, Cancellation);

        await using var db = server.Context();
        var rows = await db.Set<DocumentRow>().OrderBy(row => row.Key).ThenBy(row => row.SinceVersion).ToListAsync(
            Cancellation);
        Assert.Equal(
            [("catalog", 1L, (long?)null), ("item/blue", 1, 2), ("item/red", 1, 2), ("item/red", 2, null)],
            rows.Select(row => (row.Key, row.SinceVersion, row.UntilVersion)));
        Assert.Equal(2, server.Memory.Get(Sample.Catalog).LastChanged("item/blue"));
    }

    [Fact]
    public async Task Publish_OnlyStatedFieldsDiffer_IsAChangeThatARestartKeeps()
    {
        var address = await database.CreateAsync(Cancellation);
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ", FieldIds.Kind, FieldIds.Name));
            await server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ", FieldIds.Name)), Cancellation);
        }

        using var again = await CatalogServer.StartAsync(address, Cancellation);

        var entry = again.Memory.Get(Sample.Catalog);
        Assert.Equal(2, entry.LastChanged("item/red"));
        Assert.Equal([FieldIds.Name], entry.State.Find("red")!.Slices[0].Stated);
        var old = await again.Get<OldStates>().GetAsync(Sample.Catalog, 1, Cancellation);
        Assert.Equal([FieldIds.Kind, FieldIds.Name], old.Find("red")!.Slices[0].Stated);
    }

    [Fact]
    public async Task Restart_AfterPublications_HasTheSameHeadAndLog()
    {
        var address = await database.CreateAsync(Cancellation);
        CatalogEntry before;
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"), Sample.Item("blue", "Xanh"));
            await server.PublishAsync(
                Sample.Of(Sample.Item("red", "Đỏ tươi")) with { Removed = ["item/blue"] }, Cancellation);
            before = await server.PublishAsync(Sample.Of(Sample.Item("green", "Lục")), Cancellation);
        }

        using var again = await CatalogServer.StartAsync(address, Cancellation);

        var after = again.Memory.Get(Sample.Catalog);
        Assert.Equal(before.State.Head, after.State.Head);
        Assert.Equal(before.Log.KeysSince(1), after.Log.KeysSince(1));
        Assert.Equal(2, after.LastChanged("item/blue"));
        Assert.DoesNotContain(again.Logs.At(LogLevel.Error), _ => true);
    }

    [Fact]
    public async Task OldState_EveryVersion_HasItsDigest()
    {
        using var server = await StartAsync();
        var heads = new List<CatalogHead> { (await server.CreateAsync(Cancellation)).State.Head };
        for (var i = 0; i < 5; i++)
        {
            var entry = await server.PublishAsync(
                Sample.Of(Sample.Item("red", $"Đỏ {i}"), Sample.Item($"c{i}", "Màu")), Cancellation);
            heads.Add(entry.State.Head);
        }

        foreach (var head in heads)
        {
            var state = await server.Get<OldStates>().GetAsync(Sample.Catalog, head.Version, Cancellation);
            Assert.Equal(head, state.Head);
        }

        var red = await server.Get<OldStates>().GetDocumentAsync(Sample.Catalog, "item/red", 3, Cancellation);
        Assert.Equal("Đỏ 1", Assert.IsType<ItemDocument>(red).Slices[0].Name);
        Assert.Null(await server.Get<OldStates>().GetDocumentAsync(Sample.Catalog, "item/c4", 3, Cancellation));
    }

    [Fact]
    public async Task OldState_BeyondTheHead_IsRefused()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<MasterDataException>(
            () => server.Get<OldStates>().GetAsync(Sample.Catalog, 9, Cancellation));

        Assert.Equal(ErrorReason.VersionNotPublished, refusal.Reason);
        Assert.Equal("1", refusal.Metadata["head"]);
    }

    [Fact]
    public async Task Pulse_Publication_WakesWhoWaits()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation);
        var seen = server.Memory.Pulse;
        var waiting = server.Memory.WaitForPulseAsync(seen, Cancellation);

        await server.PublishAsync(Sample.Of(Sample.Item("red", "Đỏ")), Cancellation);

        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation) > seen);
    }

    [Fact]
    public async Task Context_UnitsAndReferences_AreThoseOfTheLockedHead()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation, Sample.Item("navy", "Lam"));

        await server.Get<PublishVersion>().ExecuteAsync(
            Sample.Catalog,
            (scope, _) =>
            {
                Assert.True(scope.Context.IsUnitGiven("navy@"));
                Assert.False(scope.Context.IsUnitGiven("red@"));
                Assert.Equal(1, scope.Context.LastChanged("item/navy"));
                Assert.True(scope.Context.IsReferenceValid(Sample.Catalog, "navy", new(2020, 1, 1)));
                Assert.False(scope.Context.IsReferenceValid("nowhere", "navy", new(2020, 1, 1)));
                return Task.FromResult(Sample.Of(Sample.Item("red", "Đỏ")));
            },
            Cancellation);
    }

    private async Task<CatalogServer> StartAsync() =>
        await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
}

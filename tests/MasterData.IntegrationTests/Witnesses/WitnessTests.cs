using MasterData.Core.Access;
using MasterData.Core.Authority;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Versions;
using MasterData.Core.Witnesses;
using MasterData.Digests;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Witnesses;

/// <summary>A file beside the database remembers what the server has shown, on either database.</summary>
public abstract class WitnessTests(Database database)
{
    private static readonly Actor Consumer = new("egov", [new(Role.Consumer, Grant.Everywhere)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(8)]
    public async Task Database_PutBackBetweenTwoRuns_IsNoticedAndStopped()
    {
        var address = await TwoVersionsAsync();
        await PutBackAsync(address);

        using var server = await CatalogServer.StartAsync(address, Cancellation);

        Assert.Contains("the witness", server.Memory.Get(Sample.Catalog).Evidence, StringComparison.Ordinal);
        Assert.Contains(
            server.Logs.At(LogLevel.Error), line => line.Contains("POSSIBLE_RESTORE", StringComparison.Ordinal));
        var refusal = await RefusedAsync(() => PublishAsync(server));
        Assert.Equal(ErrorReason.PossibleRestore, refusal.Reason);

        // What shows it is not forgotten for what the database says now.
        await server.Get<KeepWitness>().WriteAsync(Cancellation);
        Assert.Equal(2, server.Get<Witness>().Find(Sample.Catalog)!.Version);
    }

    [Fact]
    public async Task Database_WithAnotherDigestAtTheWitnessedVersion_IsStopped()
    {
        var address = await TwoVersionsAsync();
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            var other = new WitnessedHead(
                server.Memory.Get(Sample.Catalog).State.Head.Epoch, 1, $"{Hash.Zero}");
            server.Get<Witness>().Change(
                content => content with { Heads = content.Heads.SetItem(Sample.Catalog, other) });
            server.Get<Witness>().Save();
        }

        using var again = await CatalogServer.StartAsync(address, Cancellation);

        Assert.True(again.Memory.Get(Sample.Catalog).Suspended);
    }

    [Fact]
    public async Task Database_OfALaterEpoch_IsAccepted()
    {
        var address = await TwoVersionsAsync();
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            await server.Get<BeginEpochs>().ExecuteAsync("", Cancellation);
        }

        using var again = await CatalogServer.StartAsync(address, Cancellation);

        Assert.False(again.Memory.Get(Sample.Catalog).Suspended);
        await PublishAsync(again);
    }

    [Fact]
    public async Task Witness_MissingBesideVersions_IsAWarningAndMadeAnew()
    {
        var address = await TwoVersionsAsync();
        File.Delete(WitnessOf(address));

        using var server = await CatalogServer.StartAsync(address, Cancellation);
        await server.Get<KeepWitness>().WriteAsync(Cancellation);

        Assert.Contains(
            server.Logs.At(LogLevel.Warning), line => line.Contains("no witness", StringComparison.Ordinal));
        Assert.True(File.Exists(WitnessOf(address)));
        await PublishAsync(server);
    }

    [Fact]
    public async Task Witness_ThatSomebodyChanged_IsKeptAsideAndAnError()
    {
        var address = await TwoVersionsAsync();
        var text = await File.ReadAllTextAsync(WitnessOf(address), Cancellation);
        await File.WriteAllTextAsync(
            WitnessOf(address), text.Replace("\"Version\":2", "\"Version\":9", StringComparison.Ordinal), Cancellation);

        using var server = await CatalogServer.StartAsync(address, Cancellation);

        Assert.NotEmpty(Directory.GetFiles(address.Folder, "witness.damaged-*"));
        Assert.Contains(server.Logs.At(LogLevel.Error), line => line.Contains("damaged", StringComparison.Ordinal));
        Assert.False(server.Memory.Get(Sample.Catalog).Suspended);
    }

    [Fact]
    public async Task Publication_WhoseWitnessCannotBeWritten_IsRefusedBeforeItsCommit()
    {
        var address = await TwoVersionsAsync();
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        Directory.CreateDirectory($"{WitnessOf(address)}.new");

        var refusal = await RefusedAsync(() => PublishAsync(server));

        Assert.Equal(ErrorReason.Unavailable, refusal.Reason);
        await using var db = server.Context();
        Assert.Equal(2, (await db.Set<HeadRow>().SingleAsync(Cancellation)).Version);
        Directory.Delete($"{WitnessOf(address)}.new");
        await PublishAsync(server);
    }

    [Fact]
    public async Task Resume_WhereTheDatabaseHoldsTheVersionAgain_GoesOnInTheSameEpoch()
    {
        var address = await TwoVersionsAsync();
        var (epoch, digest) = await PutBackAsync(address);
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        await Assert.ThrowsAsync<MasterDataException>(() => ResumeAsync(server, (0, 0)));
        await using (var db = server.Context())
        {
            await db.Set<HeadRow>().ExecuteUpdateAsync(
                row => row.SetProperty(head => head.Version, 2).SetProperty(head => head.Digest, digest), Cancellation);
        }

        var resumed = await ResumeAsync(server, (0, 0));

        Assert.Equal((epoch, 2L, false), (resumed.Head.Epoch, resumed.Head.Version, resumed.IsNewEpoch));
        await server.Get<Core.Following.LoadCatalogs>().ExecuteAsync(Cancellation);
        await PublishAsync(server);
    }

    [Fact]
    public async Task Resume_WhereVersionsAreLost_AsksForThemAndBeginsAnEpochOfThisCatalogAlone()
    {
        var address = await TwoVersionsAsync();
        var (epoch, _) = await PutBackAsync(address);
        await LoseAsync(address);
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        var denied = await RefusedAsync(
            () => server.Get<ResumeCatalog>().ExecuteAsync(Consumer, Sample.Catalog, "x", (2, 2), Cancellation));
        Assert.Equal(ErrorReason.PermissionDenied, denied.Reason);
        var asked = await RefusedAsync(() => ResumeAsync(server, (0, 0)));
        Assert.Equal(ErrorReason.DiscardRequired, asked.Reason);
        Assert.Equal(("2", "2"), (asked.Metadata["first"], asked.Metadata["last"]));

        var resumed = await ResumeAsync(server, (2, 2));

        Assert.True(resumed.IsNewEpoch);
        Assert.True(string.CompareOrdinal(resumed.Head.Epoch, epoch) > 0);
        await server.Get<Core.Following.LoadCatalogs>().ExecuteAsync(Cancellation);
        Assert.False(server.Memory.Get(Sample.Catalog).Suspended);
        await PublishAsync(server);
        await using var db = server.Context();
        Assert.Contains(
            await db.Set<Core.Audit.AuditEntry>().Select(entry => entry.Action).ToListAsync(Cancellation),
            action => action is "catalog.resume");
    }

    [Fact]
    public async Task Authority_AfterARestart_IsTheSame()
    {
        var address = await TwoVersionsAsync();
        string id;
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            id = server.Get<AuthorityIdentity>().Id;
        }

        using var again = await CatalogServer.StartAsync(address, Cancellation);

        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal(id, again.Get<AuthorityIdentity>().Id);
    }

    private async Task<DatabaseAddress> TwoVersionsAsync()
    {
        var address = await database.CreateAsync(Cancellation);
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        await server.CreateAsync(Cancellation, Sample.Item("10", "v1"));
        await PublishAsync(server);
        await server.Get<KeepWitness>().WriteAsync(Cancellation);
        return address;
    }

    // Only the head goes back; the rows of the lost version go with it.
    private static async Task<(string Epoch, Hash Digest)> PutBackAsync(DatabaseAddress address)
    {
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        var head = server.Memory.Get(Sample.Catalog).State.Head;
        await using var db = server.Context();
        var first = await db.Set<VersionRow>().SingleAsync(row => row.Version == 1, Cancellation);
        await db.Set<HeadRow>().ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Version, 1).SetProperty(one => one.Digest, first.Digest), Cancellation);
        return (head.Epoch, head.Digest);
    }

    private static async Task LoseAsync(DatabaseAddress address)
    {
        using var server = await CatalogServer.StartAsync(address, Cancellation);
        await using var db = server.Context();
        await db.Set<VersionRow>().Where(row => row.Version > 1).ExecuteDeleteAsync(Cancellation);
        await db.Set<ChangeRow>().Where(row => row.Version > 1).ExecuteDeleteAsync(Cancellation);
        await db.Set<DocumentRow>().Where(row => row.SinceVersion > 1).ExecuteDeleteAsync(Cancellation);
        await db.Set<DocumentRow>().ExecuteUpdateAsync(
            row => row.SetProperty(one => one.UntilVersion, (long?)null), Cancellation);
    }

    private static string WitnessOf(DatabaseAddress address) => Path.Combine(address.Folder, "witness");

    private static Task<CatalogEntry> PublishAsync(CatalogServer server) =>
        server.PublishAsync(Sample.Of(Sample.Item("10", $"{Guid.NewGuid():N}")), Cancellation);

    private static Task<Resumed> ResumeAsync(CatalogServer server, (long, long) discard) =>
        server.Get<ResumeCatalog>().ExecuteAsync(Actor.System, Sample.Catalog, "test", discard, Cancellation);

    private static Task<MasterDataException> RefusedAsync(Func<Task> call) =>
        Assert.ThrowsAsync<MasterDataException>(call);
}

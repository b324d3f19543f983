using MasterData.Core.Access;
using MasterData.Core.Catalogs;
using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Sync;
using MasterData.Digests;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using MasterData.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Restores;

/// <summary>Copies that say they have a later version than the server's memory.</summary>
public abstract class ClaimTests(Database database)
{
    private static readonly Actor Copy = new("egov", [new(Role.Consumer, Grant.Everywhere)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(28)]
    public async Task Claim_AheadOfTheMemoryButNotOfTheDatabase_IsBehind()
    {
        using var server = await StartAsync(await database.CreateAsync(Cancellation));
        var head = (await server.CreateAsync(Cancellation, Sample.Item("10", "v1"))).State.Head;

        // Another server has published; this one has not looked at the heads since.
        await using var db = server.Context();
        await db.Set<HeadRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, 9), Cancellation);

        var refusal = await RefusedAsync(server, new(Sample.Catalog, head.Epoch, 9, Hash.Zero));

        Assert.Equal(ErrorReason.Behind, refusal.Reason);
        Assert.False(server.Memory.Get(Sample.Catalog).Suspended);
    }

    [Fact]
    [Fault(8)]
    public async Task Claim_AheadOfTheDatabase_IsAPossibleRestoreAndStopsNothing()
    {
        using var server = await StartAsync(await database.CreateAsync(Cancellation));
        var head = (await server.CreateAsync(Cancellation, Sample.Item("10", "v1"))).State.Head;

        var refusal = await RefusedAsync(server, new(Sample.Catalog, head.Epoch, 9, Hash.Zero));

        Assert.Equal(ErrorReason.PossibleRestore, refusal.Reason);
        Assert.False(server.Memory.Get(Sample.Catalog).Suspended);
        await server.PublishAsync(Sample.Of(Sample.Item("10", "v2")), Cancellation);
        var seen = await server.Get<GetCatalog>().ExecuteAsync(Actor.System, Sample.Catalog, null, Cancellation);
        Assert.Contains("|9", seen.Claim, StringComparison.Ordinal);
        Assert.Empty(seen.Stopped);
        Assert.Contains(server.Logs.At(LogLevel.Warning), line => line.Contains("|9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claim_OfALaterEpoch_IsAPossibleRestoreAndStopsNothing()
    {
        using var server = await StartAsync(await database.CreateAsync(Cancellation));
        var head = (await server.CreateAsync(Cancellation, Sample.Item("10", "v1"))).State.Head;
        var later = Epochs.After(head.Epoch, TimeProvider.System.GetUtcNow());

        var refusal = await RefusedAsync(server, new(Sample.Catalog, later, 1, Hash.Zero));

        Assert.Equal(ErrorReason.PossibleRestore, refusal.Reason);
        Assert.False(server.Memory.Get(Sample.Catalog).Suspended);
    }

    private static Task<CatalogServer> StartAsync(DatabaseAddress address) =>
        CatalogServer.StartAsync(address, Cancellation, catchUp: TimeSpan.FromMilliseconds(100));

    private static Task<MasterDataException> RefusedAsync(CatalogServer server, Cursor cursor) =>
        Assert.ThrowsAsync<MasterDataException>(() => server.Get<AwaitCursors>().ExecuteAsync(
            Copy, [cursor], Resumption.OldestProtocol, Cancellation));
}

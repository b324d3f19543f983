using System.Collections.Concurrent;
using MasterData.Client.Copies;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using Microsoft.Extensions.Logging.Abstractions;

namespace MasterData.UnitTests.Copies;

public sealed class CopyChangeTests
{
    private const int Rounds = 3000;

    // A moment lies between showing and telling; so often it is hit in some rounds where it is open.
    [Fact]
    public async Task Handler_AddedWhenAVersionIsShown_IsNotToldOfIt()
    {
        var state = CatalogState.Empty(SampleCatalog.Id, "1").Next(SampleCatalog.Documents, [], DateTimeOffset.UnixEpoch);
        var told = new ConcurrentQueue<CatalogChange>();

        for (var round = 0; round < Rounds; round++)
        {
            var copy = new CatalogCopy(
                SampleCatalog.Id,
                new(TimeProvider.System, TimeSpan.FromSeconds(15)),
                accept: null,
                TimeProvider.System,
                NullLogger.Instance);
            var showing = Task.Run(
                () => copy.Show(state, [], isWhole: true, CopySource.Server), TestContext.Current.CancellationToken);
            SpinWait.SpinUntil(() => copy.Head is not null);
            copy.Changed += told.Enqueue;
            await showing;
        }

        Assert.Empty(told);
    }
}

using MasterData.Core.Following;
using MasterData.Items;
using MasterData.Testing;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Following;

public sealed class CatalogMemoryTests
{
    [Fact]
    public async Task State_ChangedInManyPlaces_IsPutOnAnotherBaseAndNobodyIsWoken()
    {
        var memory = new CatalogMemory();
        var log = CatalogLog.Of([], LogRetention.Usual);
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
            .Next([SampleCatalog.Content, .. Items(0, 3000, "Xã cũ")], [], DateTimeOffset.UnixEpoch);
        memory.Advance(new() { State = state.Rebase(), Log = log });
        var changed = memory.Get(SampleCatalog.Id).State.Next(
            [.. Items(0, 1000, "Xã mới")], [], DateTimeOffset.UnixEpoch);
        Assert.True(changed.IsRebaseDue);

        memory.Advance(new() { State = changed, Log = log });
        var pulse = memory.Pulse;
        await Eventually.HoldsAsync(
            () =>
                !memory.Get(SampleCatalog.Id).State.IsRebaseDue,
                cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(pulse, memory.Pulse);
        Assert.Equal(changed.Head, memory.Get(SampleCatalog.Id).State.Head);
        Assert.Same(memory.Get(SampleCatalog.Id), Assert.Single(memory.All));
        Assert.Equal("Xã mới", memory.Get(SampleCatalog.Id).State.Find("00999")!.Slices[0].Name);
        Assert.Equal("Xã cũ", memory.Get(SampleCatalog.Id).State.Find("01000")!.Slices[0].Name);
    }

    private static IEnumerable<ItemDocument> Items(int from, int count, string name) =>
        Enumerable.Range(from, count).Select(number => Samples.Item($"{number:00000}", name, "xa"));
}

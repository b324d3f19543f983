using MasterData.Documents;
using MasterData.Items;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class OverlayTests
{
    private const int Codes = 3000;

    [Fact]
    public void Next_UntilTheOverlayIsFull_MovesItToTheBaseUnseen()
    {
        var random = new Random(20656);
        var documents = Enumerable.Range(0, Codes).ToDictionary(number => number, number => Item(number, 0));
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
            .Next([SampleCatalog.Content, .. documents.Values], [], DateTimeOffset.UnixEpoch);
        for (var version = 2; version < 40; version++)
        {
            var touched = Enumerable.Range(0, 100).Select(_ => random.Next(Codes + 500)).Distinct().ToArray();
            var removed = touched.Where((_, index) => index % 5 is 0).ToArray();
            var changed = touched.Except(removed).ToArray();
            Array.ForEach(removed, number => documents.Remove(number));
            Array.ForEach(changed, number => documents[number] = Item(number, version));

            state = state.Next(
                [.. changed.Select(number => documents[number])],
                [.. removed.Select(number => DocumentKey.OfItem($"{number:0000}"))],
                DateTimeOffset.UnixEpoch);

            var expected = documents.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray();
            Assert.Equal(expected, state.Items);
            Assert.Equal(
                expected.Select(item => item.Code), state.ChildrenOf("").Concat(state.ChildrenOf("p")).Order());
            Assert.Equal(
                CatalogState.Load(state.Head, [SampleCatalog.Content, .. expected]).Head, state.Head);
        }
    }

    [Fact]
    public void IsRebaseDue_AfterAFewChanges_IsNot_AndIsBeforeTheOverlayIsFull()
    {
        var state = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
            .Next(
                [SampleCatalog.Content, .. Enumerable.Range(0, Codes).Select(number => Item(number, 0))],
                [],
                DateTimeOffset.UnixEpoch)
            .Rebase();
        Assert.False(state.IsRebaseDue);

        var changes = 0;
        for (; !state.IsRebaseDue; changes++)
        {
            state = state.Next([Item(changes, 1)], [], DateTimeOffset.UnixEpoch);
        }

        // Copying so small an overlay costs microseconds; a new base costs as much as the catalog is large.
        Assert.InRange(changes, 500, 1000);
        Assert.False(state.Rebase().IsRebaseDue);
    }

    // Each version moves its items to the top or under p.
    private static ItemDocument Item(int number, int version) => new()
    {
        Code = $"{number:0000}",
        Slices =
        [
            new()
            {
                Unit = $"{number}@",
                Name = $"Xã {version}",
                ShortName = $"{version}",
                Kind = "xa",
                Parent = version % 2 is 0 ? "" : "p",
            },
        ],
    };
}

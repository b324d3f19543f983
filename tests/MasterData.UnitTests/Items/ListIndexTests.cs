using MasterData.Core.Items;
using MasterData.Items;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Items;

public sealed class ListIndexTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Fact]
    public void Level_OfAnItem_IsOneMoreThanTheCodesInForceAboveIt()
    {
        var index = IndexOf(Item("a"), Item("b", "a"), Item("c", "b"), Item("d", "gone"));

        Assert.Equal([("a", 1), ("b", 2), ("c", 3), ("d", 1)], LevelsOf(index));
    }

    [Fact]
    public void Level_UnderACodeThatHasEnded_IsTheTop()
    {
        var ended = Item("a") with { Slices = [Item("a").Slices[0] with { ValidTo = Day }] };

        Assert.Equal([("b", 1), ("c", 2)], LevelsOf(IndexOf(ended, Item("b", "a"), Item("c", "b"))));
    }

    [Fact]
    public void Level_InACycle_Ends()
    {
        var index = IndexOf(Item("a", "b"), Item("b", "a"));

        Assert.All(index.Items, item => Assert.Equal(AncestorWalk.MaxLevels, item.Level));
        Assert.Equal(["a", "b"], CodesOf(index, new() { Catalog = "c", Under = "a" }));
        Assert.Empty(CodesOf(index, new() { Catalog = "c", Under = "x" }));
    }

    [Fact]
    public void Level_OfAChainThatIsTooLong_IsTheMaximum()
    {
        ItemDocument[] chain =
        [
            .. Enumerable.Range(0, 10_000).Select(at => Item($"c{at:D5}", at is 0 ? "" : $"c{at - 1:D5}")),
        ];

        var index = IndexOf(chain);

        Assert.Equal(AncestorWalk.MaxLevels, index.Items[^1].Level);
        Assert.Equal(AncestorWalk.MaxLevels - 1, index.Items[AncestorWalk.MaxLevels - 2].Level);
    }

    [Theory]
    [InlineData("", "a b c")]
    [InlineData("a", "b c")]
    [InlineData("aa", "b c")]
    [InlineData("c", "")]
    public void Select_AfterACode_GoesOnBehindIt(string after, string codes) => Assert.Equal(
        codes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        IndexOf(Item("a"), Item("b"), Item("c")).Select(new() { Catalog = "c" }, after).Select(item => item.Item.Code));

    private static ListIndex IndexOf(params ItemDocument[] items) => ListIndex.Build(
        CatalogState.Empty("c", $"{Guid.CreateVersion7()}").Next(
            [SampleCatalog.Content, .. items], [], DateTimeOffset.UnixEpoch),
        Day);

    private static IEnumerable<(string, int)> LevelsOf(ListIndex index) =>
        index.Items.Select(item => (item.Item.Code, item.Level));

    private static IEnumerable<string> CodesOf(ListIndex index, ListQuery query) =>
        index.Select(query, "").Select(item => item.Item.Code);

    private static ItemDocument Item(string code, string parent = "") => new()
    {
        Code = code,
        Slices = [new() { Unit = $"{code}@", Name = code, ShortName = code, Kind = "xa", Parent = parent }],
    };
}

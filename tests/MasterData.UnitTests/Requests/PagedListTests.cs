using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.UnitTests.Requests;

public sealed class PagedListTests
{
    private static readonly PagedList List = new("numbers", DefaultSize: 3, MaxSize: 5);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Page_OfASize_HoldsThatUpToTheMaximum(int asked, int size)
    {
        var page = List.Open(new(asked, ""));

        Assert.Equal(size + 1, page.Limit);
        Assert.Equal(size, page.Close(Numbers(1, page.Limit), Position).Entries.Count);
    }

    [Fact]
    public void Page_OfANegativeSize_IsRefused()
    {
        var refusal = Assert.Throws<MasterDataException>(() => List.Open(new(-1, "")));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal("page_size", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Page_ThatIsTheLast_HasNoToken(int count) =>
        Assert.Empty(List.Open(PageRequest.First).Close(Numbers(1, count), Position).NextPageToken);

    [Fact]
    public void Pages_OneAfterAnother_GoOnBehindTheLastEntry()
    {
        var first = List.Open(PageRequest.First, "even").Close(Numbers(1, 4), Position);

        var second = List.Open(new(2, first.NextPageToken), "even");

        Assert.Equal([1, 2, 3], first.Entries);
        Assert.Equal(3, second.After?.Number(0));
    }

    [Fact]
    public void Page_Shown_KeepsItsToken()
    {
        var page = List.Open(PageRequest.First).Close(Numbers(1, 4), Position);

        var shown = page.Select(number => $"{number}");

        Assert.Equal(["1", "2", "3"], shown.Entries);
        Assert.Equal(page.NextPageToken, shown.NextPageToken);
    }

    private static List<int> Numbers(int first, int count) => [.. Enumerable.Range(first, count)];

    private static string[] Position(int number) => [$"{number}"];
}

using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.UnitTests.Requests;

public sealed class PageTokenTests
{
    private const string Kind = "versions";
    private static readonly string Token = PageToken.Write(Kind, ["units", "a"], "12", "2025-07-01", "20656");

    [Fact]
    public void Token_OfItsQuery_NamesThePosition()
    {
        var read = PageToken.Read(Token, Kind, "units", "a");

        Assert.NotNull(read);
        Assert.Equal((12, new DateOnly(2025, 7, 1), "20656"), (read.Number(0), read.Day(1), read.Text(2)));
    }

    [Fact]
    public void Token_ThatIsEmpty_BeginsTheList() => Assert.Null(PageToken.Read("", Kind, "units", "a"));

    [Theory]
    [InlineData("findings", "units", "a")]
    [InlineData(Kind, "agencies", "a")]
    [InlineData(Kind, "units", "")]
    [InlineData(Kind, "unitsa", "")]
    [InlineData(Kind, "a", "units")]
    public void Token_OfAnotherQuery_IsRefused(string kind, string catalog, string filter) =>
        Refused(() => PageToken.Read(Token, kind, catalog, filter));

    [Fact]
    public void Token_WithAnyCharacterAltered_IsRefused()
    {
        for (var at = 0; at < Token.Length - 1; at++)
        {
            var altered = Token.Remove(at, 1).Insert(at, Token[at] is 'A' ? "B" : "A");

            Refused(() => PageToken.Read(altered, Kind, "units", "a"));
        }
    }

    [Fact]
    public void Position_WithoutTheRightForm_IsRefused()
    {
        var read = PageToken.Read(Token, Kind, "units", "a")!;

        Refused(() => read.Text(3));
        Refused(() => read.Number(1));
        Refused(() => read.Day(0));
    }

    [Fact]
    public void Position_WithAControlCharacter_IsRefused() =>
        Refused(() => PageToken.Read(PageToken.Write(Kind, [], "a\0"), Kind));

    private static void Refused(Action read) => Assert.Equal(
        ErrorReason.InvalidPageToken, Assert.Throws<MasterDataException>(read).Reason);
}

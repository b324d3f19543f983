using CsCheck;

namespace MasterData.UnitTests.Requests;

/// <summary>Texts that others wrote.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a😀b", 2, "a")]
    [InlineData("a😀b", 3, "a😀")]
    [InlineData("😀", 1, "")]
    [InlineData("abc", 0, "")]
    public void Cut_OfAText_KeepsWholeCharacters(string text, int max, string expected) =>
        Assert.Equal(expected, PlainText.Cut(text, max));

    [Fact]
    public void Line_OfControlsAndHalfAPair_IsOneLineThatUtf8Has() =>
        Assert.Equal("a b c\ufffdd", PlainText.Line("a\0b\nc\ud83dd", 100));

    [Fact]
    public void Line_OfAnyText_IsShortAndPlain() =>
        Gen.String[Gen.Char, 0, 60].Select(Gen.Int[0, 70]).Sample((text, max) =>
    {
        var line = PlainText.Line(text, max);

        Assert.True(line.Length <= max);
        Assert.DoesNotContain(line, char.IsControl);
        Assert.Equal(line, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line)));
    });
}

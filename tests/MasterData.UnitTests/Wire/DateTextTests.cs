using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

public sealed class DateTextTests
{
    [Fact]
    public void Date_ThroughTheProtocol_ComesBackEqual()
    {
        var day = new DateOnly(2024, 2, 29);

        Assert.Equal("2024-02-29", day.ToText());
        Assert.Equal(day, DateText.Parse(day.ToText()));
        Assert.Null(DateText.Parse(((DateOnly?)null).ToOptionalText()));
    }

    [Fact]
    public void Bound_ThatIsOpen_IsEmpty()
    {
        Assert.Equal("", DateOnly.MinValue.ToBoundText());
        Assert.Equal("", DateOnly.MaxValue.ToBoundText());
        Assert.Equal("9999-12-30", DateOnly.MaxValue.AddDays(-1).ToBoundText());
    }

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("2025-1-01")]
    [InlineData("2025-01-01 ")]
    [InlineData("2025/01/01")]
    [InlineData("+025-01-01")]
    [InlineData("२०२५-०१-०१")]
    public void Parse_OfATextThatIsNoDay_IsRefused(string text)
    {
        Assert.False(DateText.TryParse(text, out _));
        Assert.Throws<FormatException>(() => DateText.Parse(text));
    }
}

using MasterData.Cli.CommandLine;

namespace MasterData.UnitTests.Cli.CommandLine;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("", null, null, "vi")]
    [InlineData("", null, "C.UTF-8", "vi")]
    [InlineData("", null, "en_US.UTF-8", "en")]
    [InlineData("", "vi", "en_US.UTF-8", "vi")]
    [InlineData("--lang en", "vi", null, "en")]
    [InlineData("--lang=en", null, null, "en")]
    public void Choose_FromOptionAndEnvironment_TakesTheNearest(
        string line, string? own, string? locale, string expected)
    {
        var language = Language.Choose(
            line.Split(' '), name => name switch { "MASTERDATA_LANG" => own, "LANG" => locale, _ => null });

        Assert.Equal(expected, language.Code);
    }
}

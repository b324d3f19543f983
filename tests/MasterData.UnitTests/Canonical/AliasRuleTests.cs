using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.UnitTests.Canonical;

/// <summary>What the code of an alias rule may say, and that no spelling makes it throw.</summary>
public sealed class AliasRuleTests
{
    private const string Pattern = @"000\.(?<a>H\d{2})";

    [Theory]
    [InlineData("$99999999999999999999")]
    [InlineData("${a}$9999")]
    [InlineData("$1")]
    [InlineData("$$")]
    [InlineData("$&")]
    [InlineData("${b}")]
    [InlineData("${a")]
    [InlineData("${99999999999999999999}")]
    [InlineData("${1}")]
    public void Code_OfOtherThanANamedGroup_IsRefusedAndReadsAsText(string code)
    {
        var content = Samples.Catalog("Agencies", Schema(code));

        var violation = Assert.Single(SchemaRules.Judge(content));

        Assert.Equal(("schema.aliases[0].code", ViolationReason.ValueType), (violation.Field, violation.Reason));
        Assert.Null(Resolve(code));
    }

    [Theory]
    [InlineData("${a}")]
    [InlineData("")]
    [InlineData("H01")]
    public void Code_OfNamedGroupsAndText_IsAccepted(string code) =>
        Assert.Empty(SchemaRules.Judge(Samples.Catalog("Agencies", Schema(code))));

    [Fact]
    public void Code_WithItsGroup_FindsTheItem() => Assert.Equal("H01", Resolve("${a}"));

    [Fact]
    public void Code_OfCharactersThatNoTextHas_IsRefused()
    {
        foreach (var code in new[] { "a\0b", "\ud83d" })
        {
            var violation = Assert.Single(SchemaRules.Judge(Samples.Catalog("Agencies", Schema(code))));

            Assert.Equal(ViolationReason.ForbiddenCharacter, violation.Reason);
        }
    }

    private static string? Resolve(string code)
    {
        var content = Samples.Catalog("Agencies", Schema(code));
        var state = CatalogState.Empty("agencies", $"{Guid.CreateVersion7()}").Next(
            [content, Samples.Item("H01", "Một", "a")], [], DateTimeOffset.UnixEpoch);
        return state.Resolve("000.H01")?.Code;
    }

    private static CatalogSchema Schema(string code) => new()
    {
        Kinds = [new() { Id = "a" }],
        Aliases = [new(Pattern, code)],
    };
}

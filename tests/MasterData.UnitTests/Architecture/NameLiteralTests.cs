using System.Text.RegularExpressions;
using MasterData.Testing;

namespace MasterData.UnitTests.Architecture;

/// <summary>Names of resources and keys of documents are put together and taken apart in one file each.</summary>
/// <remarks>Examples inside sentences are none of these: they do not stand at the beginning of a literal.</remarks>
public sealed partial class NameLiteralTests
{
    [Fact]
    public void ResourceNames_InTheSource_AreWrittenInOneFile() =>
        Assert.Equal(["MasterData.Model/ResourceName.cs"], FilesWith(ResourceNameLiteral()));

    [Fact]
    public void DocumentKeys_InTheSource_AreWrittenInOneFile() =>
        Assert.Equal(["MasterData.Model/Documents/DocumentKey.cs"], FilesWith(DocumentKeyLiteral()));

    [Theory]
    [InlineData("$\"catalogs/{id}\"")]
    [InlineData("\"keys/\".Length")]
    [InlineData("$\"{name}/versions/{number}\"")]
    [InlineData("@\"\\Achangesets/([a-z])\"")]
    [InlineData("is ['c', 'a', 't', 'a', 'l', 'o', 'g', 's', '/', ..]")]
    public void Line_ThatBuildsOrCutsAName_IsFound(string line) => Assert.Matches(ResourceNameLiteral(), line);

    [Theory]
    [InlineData("    /// <summary>Reads <c>catalogs/{catalog}/items/{code}</c>.</summary>")]
    [InlineData("\"Use “catalogs/<id>” or “catalogs/*”.\"")]
    [InlineData("ToTable(\"consumers\")")]
    public void Line_OfAnExample_IsNotFound(string line) => Assert.DoesNotMatch(ResourceNameLiteral(), line);

    private static IEnumerable<string> FilesWith(Regex literal)
    {
        var source = Path.Combine(BuiltProgram.Repository.FullName, "src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(literal.IsMatch))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("""
        ^(?!\s*//).*?("(\\A)?(catalogs|changesets|keys)/|["}]/(items|versions)/|'(c', 'a', 't|c', 'h', 'a|k', 'e', 'y))
        """)]
    private static partial Regex ResourceNameLiteral();

    [GeneratedRegex("\"(item|act)/")]
    private static partial Regex DocumentKeyLiteral();
}

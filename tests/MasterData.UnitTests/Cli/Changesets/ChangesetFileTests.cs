using MasterData.Cli.Catalogs;
using MasterData.Cli.Changesets;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Cli.Files;
using MasterData.Testing;

namespace MasterData.UnitTests.Cli.Changesets;

public sealed class ChangesetFileTests
{
    private static string Examples => Path.Combine(BuiltProgram.Repository.FullName, "docs", "examples");

    [Fact]
    public void Examples_OfTheDocumentation_ShowEveryOperation()
    {
        var shown = Directory.GetFiles(Examples, "*.yaml")
            .SelectMany(file => ChangesetFile.Read(file).Changeset.Operations)
            .Select(operation => operation.OperationCase)
            .ToHashSet();

        Assert.Equal(
            Enum.GetValues<V1.Operation.OperationOneofCase>().Where(
                kind => kind is not V1.Operation.OperationOneofCase.None).Order(),
            shown.Order());
    }

    [Fact]
    public void OperationLines_OfAFile_AreThoseAPersonSees()
    {
        var file = ChangesetFile.Parse("x", InputFile.Parse(
            "x",
            """
            operations:
              - amend: { code: 01 }

              # about the second
              - abolish: { code: 02 }
            """));

        Assert.Equal([2, 5], file.OperationLines);
    }

    [Fact]
    public void Parse_OfTooManyOperations_IsRefusedBeforeAnythingIsSent()
    {
        var text = "operations:\n" + string.Concat(Enumerable.Repeat("- amend: { code: 01 }\n", 20_001));

        var refusal = Assert.Throws<CliException>(() => ChangesetFile.Parse("x", InputFile.Parse("x", text)));

        Assert.Equal(ExitCode.Invalid, refusal.ExitCode);
        Assert.Contains("20001 operations; the most are 20000", refusal.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTooManyBytes_IsRefusedBeforeItIsParsed()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "comment: " + new string('x', ChangesetFile.MaxBytes));

            var refusal = Assert.Throws<CliException>(() => ChangesetFile.Read(path));

            Assert.Contains("[TOO_LARGE]", refusal.Text.Vi, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("admin-units")]
    [InlineData("agencies")]
    [InlineData("budget-units")]
    public void CatalogFile_OfASeed_IsReadAsItStands(string catalog)
    {
        var read = CatalogFile.Read(
            Path.Combine(BuiltProgram.Repository.FullName, "seed-data", catalog, "catalog.json"));

        Assert.Equal($"catalogs/{catalog}", read.Name);
        Assert.Equal(V1.CatalogRole.Mirror, read.Content.Role);
        Assert.NotEmpty(read.Content.Schema.Kinds);
    }
}

using MasterData.Cli.Changesets;
using MasterData.Cli.Files;

namespace MasterData.UnitTests.Cli.Files;

public sealed class InputFileTests
{
    [Theory]
    [InlineData("01")]
    [InlineData("00001")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("no")]
    [InlineData("true")]
    [InlineData("2025-07-01")]
    [InlineData(".5")]
    public void Yaml_PlainScalar_StaysTextAsWritten(string code)
    {
        var changeset = Read($"operations:\n  - amend:\n      code: {code}\n");

        Assert.Equal(code, changeset.Operations[0].Amend.Code);
    }

    [Fact]
    public void Json_NumberWhereACodeBelongs_IsRefusedWithItsLine()
    {
        var refusal = Assert.Throws<FileException>(() => Read(
            """
            { "operations": [
              { "amend": { "code": 20656 } } ] }
            """));

        Assert.Contains(
            "line 2: 'operations[0].amend.code' is text: put 20656 into quotes",
            refusal.Text.En,
            StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithUnknownKeys_NamesEachWithItsLine()
    {
        var refusal = Assert.Throws<FileException>(() => Read(
            """
            catalog: admin-units
            effective: 2027-01-01
            operations:
              - amend:
                  code: 01
                  field: {}
            """));

        Assert.Contains(
            "line 2: there is no key 'effective'; the keys here: catalog, comment",
            refusal.Text.En,
            StringComparison.Ordinal);
        Assert.Contains(
            "line 6: there is no key 'operations[0].amend.field'", refusal.Text.En, StringComparison.Ordinal);
        Assert.Contains("dòng 2: không có khoá 'effective'", refusal.Text.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalog: a\ncatalog: b", "line 2: the key 'catalog' stands here twice")]
    [InlineData("{\"catalog\": \"a\",\n\"catalog\": \"b\"}", "line 2: the key 'catalog' stands here twice")]
    [InlineData("catalog: &x a", "line 1: YAML anchors")]
    [InlineData("catalog: *x", "line 1: YAML aliases")]
    [InlineData("catalog: !!int 1", "line 1: YAML tags")]
    [InlineData("catalog: a\n---\ncatalog: b", "line 2: a file holds one document only")]
    [InlineData("", "line 1: the file is empty")]
    [InlineData("catalog: [", "this is not YAML")]
    [InlineData("{\"catalog\": }", "this is not JSON")]
    [InlineData("{\"catalog\": \"a\"} x", "this is not JSON")]
    [InlineData("catalog:", "line 1: 'catalog' has no value")]
    [InlineData("{\"catalog\": null}", "line 1: 'catalog' has no value")]
    [InlineData("- catalog", "line 1: '' must be keys with values")]
    [InlineData("state: approved", "line 1: the key 'state' is set by the server")]
    [InlineData("operations: 1", "line 1: 'operations' must be a list")]
    [InlineData("allow_mass_end: maybe", "line 1: 'allow_mass_end' must be true or false")]
    [InlineData("base_version: x", "line 1: 'base_version' must be a whole number")]
    [InlineData("operations: [{ reorganize: { legs: [{ extent: all }] } }]", "must be one of: whole, part")]
    [InlineData("operations: [{ amend: {}, recode: {} }]", "'operations[0].recode' does not go with 'amend'")]
    public void File_ThatCannotBeRead_SaysWhereAndWhy(string text, string complaint)
    {
        var refusal = Assert.Throws<FileException>(() => Read(text));

        Assert.Contains(complaint, refusal.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void File_NestedWithoutEnd_IsRefused()
    {
        Assert.Throws<FileException>(() => Read("catalog: " + new string('[', 5_000)));
        Assert.Throws<FileException>(() => Read("{\"catalog\": " + new string('[', 5_000)));
    }

    [Fact]
    public void FriendlySpellings_OfListsAndEnums_AreThoseOfTheContract()
    {
        var changeset = Read(
            """
            catalog: admin-units
            operations:
              - acts: [a, b]
                reorganize:
                  event: merge
                  legs: [{ from: 01, to: 02, extent: whole }, { from: 03, to_not_recorded: true, extent: EXTENT_PART }]
                  results: [{ code: 02, mode: continues, fields: { parent: "", attributes: { area: 12.50 } } }]
              - record:
                  code: 04
                  slices: [{ slice: { disposition: not-recorded, attributes: { area: 1.0 } } }]
            """);

        var reorganize = changeset.Operations[0].Reorganize;
        Assert.Equal("catalogs/admin-units", changeset.Catalog);
        Assert.Equal(["a", "b"], changeset.Operations[0].Acts.Ids);
        Assert.Equal([V1.Extent.Whole, V1.Extent.Part], reorganize.Legs.Select(leg => leg.Extent));
        Assert.Equal(V1.MergeResult.Continues, reorganize.Results[0].Mode);
        Assert.True(reorganize.Results[0].Fields.HasParent);
        Assert.Equal("12.50", reorganize.Results[0].Fields.Attributes["area"]);
        var slice = changeset.Operations[1].Record.Slices[0].Slice;
        Assert.Equal((V1.Disposition.NotRecorded, "1.0"), (slice.Disposition, slice.Attributes[0].Value));
    }

    [Fact]
    public void Acts_LeftOutAndEmpty_AreDifferentThings()
    {
        var changeset = Read("operations: [{ amend: { code: 01 } }, { acts: [], amend: { code: 01 } }]");

        Assert.Null(changeset.Operations[0].Acts);
        Assert.NotNull(changeset.Operations[1].Acts);
    }

    private static V1.Changeset Read(string text) =>
        ChangesetFile.Parse("changeset", InputFile.Parse("changeset", text)).Changeset;
}

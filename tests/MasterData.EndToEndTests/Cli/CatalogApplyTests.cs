namespace MasterData.EndToEndTests.Cli;

/// <summary>A fourth catalog needs no release.</summary>
[Collection(DemoTests.Name)]
public sealed class CatalogApplyTests(DemoServer demo)
{
    [Fact]
    public async Task Apply_OfANewCatalog_MakesItAndTakesItsItems()
    {
        await demo.OkAsync("catalog", "apply", "--file", demo.FileOf(Catalog("colours", pattern: "[0-9]{2}")));

        var version = await demo.PublishAsync(
            """
            catalog: colours
            comment: Hai màu
            date: 2026-01-01
            acts: []
            operations:
              - create: { code: 01, fields: { full_name: Màu Đỏ, kind: colour, attributes: { hex: FF0000 } } }
              - create:
                  code: 02
                  fields: { full_name: Màu Hồng, kind: colour, parent: 01, attributes: { hex: FFC0CB } }
            """);

        Assert.Equal(2, version);
        Assert.Equal(
            ["01,Màu Đỏ,colour,1,,2026-01-01,,01@2026-01-01", "02,Màu Hồng,colour,2,01,2026-01-01,,02@2026-01-01"],
            await demo.RowsAsync("list", "colours"));
    }

    [Fact]
    public async Task Apply_OfTheSameFileTwice_ChangesNothing()
    {
        var file = demo.FileOf(Catalog("shapes", pattern: "[0-9]{2}"));
        await demo.OkAsync("catalog", "apply", "--file", file);

        var again = await demo.RunAsync("catalog", "apply", "--file", file);

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing changed", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, await demo.HeadAsync("shapes"));
    }

    [Fact]
    public async Task Apply_OfASchemaThatTheItemsBreak_IsRefusedWithTheCodes()
    {
        await demo.OkAsync("catalog", "apply", "--file", demo.FileOf(Catalog("sizes", pattern: "[0-9]{2}")));
        await demo.PublishAsync(
            """
            catalog: sizes
            comment: Một cỡ
            date: 2026-01-01
            acts: []
            operations:
              - create: { code: 07, fields: { full_name: Cỡ Bảy, kind: colour, attributes: { hex: "07" } } }
            """);

        var refusal = await demo.RunAsync(
            "catalog", "apply", "--file", demo.FileOf(Catalog("sizes", pattern: "[A-Z]{2}")));

        Assert.Equal(5, refusal.ExitCode);
        Assert.Contains("[SCHEMA_BREAKS_DATA]", refusal.Error, StringComparison.Ordinal);
        Assert.Contains("07", refusal.Error, StringComparison.Ordinal);
        Assert.Equal(2, await demo.HeadAsync("sizes"));
    }

    [Fact]
    public async Task Apply_BySomeoneWhoIsNoAdministrator_IsRefused()
    {
        var refusal = await demo.RunAsync(
            "catalog", "apply", "--file", demo.FileOf(Catalog("secrets", pattern: ".")), "--as", "steward");

        Assert.Equal(4, refusal.ExitCode);
        Assert.Equal(3, (await demo.RunAsync("catalog", "show", "secrets")).ExitCode);
    }

    internal static string Catalog(string id, string pattern) =>
        $$"""
        name: {{id}}
        content:
          name_vi: Danh mục ví dụ {{id}}
          name_en: Example {{id}}
          owner: Sở Ví dụ
          role: register
          schema:
            kinds:
              - { id: colour, name_vi: Màu, name_en: Colour, code_pattern: '{{pattern}}', name_prefix: Màu }
            parents:
              - { kind: colour, parent: "" }
              - { kind: colour, parent: colour }
            attributes:
              - { id: hex, name_vi: Mã hex, name_en: Hex, type: text, required: true, max_length: 6 }
        """;
}

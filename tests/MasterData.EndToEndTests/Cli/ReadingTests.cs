using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MasterData.EndToEndTests.Cli;

/// <summary>What was so on which day, as the seeds must give it.</summary>
[Collection(DemoTests.Name)]
public sealed class ReadingTests(DemoServer demo)
{
    // SHA-256 over "code name\n" of the published lists of those days.
    [Theory]
    [InlineData("2025-06-30", 10_794, "bfc2c1442b04474d623c4ff3247d4cdca734dc2817f5f4788c65c664fa8bed44")]
    [InlineData("2025-07-01", 3_355, "f07f5f39339477ccf7061a7cdec85ca9194ad6b0ab6345ebf1dc8db531ff96f4")]
    [InlineData("2026-09-20", 3_355, "7f4f1e47f0e5ccacfa508edf32ba0e50384fec45f118ff7d336244921f65f162")]
    public async Task List_OnADay_GivesExactlyThePublishedCodesAndNames(string day, int count, string expected)
    {
        var output = await demo.OkAsync("list", "admin-units", "--on", day, "--known", "1", "-o", "csv");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("code,name,kind,level,parent,valid_from,valid_to,unit", lines[0]);
        Assert.Equal(count, lines.Length - 1);
        var names = string.Concat(
            lines.Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]} {cells[1]}\n"));
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names))));
    }

    [Fact]
    public async Task List_ByLevelIn2019_Has63And713And11161()
    {
        var rows = await demo.RowsAsync("list", "admin-units", "--on", "2019-04-01");

        var counts = rows.CountBy(row => row.Split(',')[3]).OrderBy(level => level.Key).Select(level => level.Value);
        Assert.Equal([63, 713, 11_161], counts);
    }

    [Fact]
    public async Task List_WithConditions_KeepsThoseThatHoldThemAll()
    {
        var provinces = await demo.RowsAsync("list", "admin-units", "--level", "1", "--on", "2025-07-01");
        var wards = await demo.RowsAsync(
            "list", "admin-units", "--under", "48", "--kind", "phuong", "--on", "2025-07-01");
        var under = await demo.RowsAsync("list", "admin-units", "--parent", "48", "--on", "2025-07-01");

        Assert.Equal(34, provinces.Count);
        Assert.Equal(94, under.Count);
        Assert.Equal(under.Where(row => row.Contains(",phuong,", StringComparison.Ordinal)), wards);
    }

    [Fact]
    public async Task List_AsJson_IsOneResponseWithAllItems()
    {
        var json = await demo.JsonAsync("list", "admin-units", "--on", "2025-06-30");

        Assert.Equal(10_794, json.GetProperty("items").GetArrayLength());
        Assert.False(json.TryGetProperty("nextPageToken", out _));
        Assert.Equal("2025-06-30", json.GetProperty("readPoint").GetProperty("effectiveOn").GetString());
    }

    [Fact]
    public async Task Get_OfNongSonOnFiveDays_GivesFiveStatesOfTwoUnits()
    {
        var rows = new List<string>();
        foreach (var day in (string[])["2008-01-01", "2010-01-01", "2024-01-01", "2025-03-01", "2025-08-01"])
        {
            rows.Add(Assert.Single(await demo.RowsAsync("get", "admin-units", "20656", "--on", day, "--known", "1")));
        }

        Assert.Equal(
            [
                "20656,Xã Quế Trung,xa,3,509,,2008-04-23,20656@",
                "20656,Xã Quế Trung,xa,3,519,2008-04-23,2023-04-10,20656@",
                "20656,Thị trấn Trung Phước,thi-tran,3,519,2023-04-10,2025-01-01,20656@",
                "20656,Thị trấn Trung Phước,thi-tran,3,509,2025-01-01,2025-07-01,20656@",
                "20656,Xã Nông Sơn,xa,2,48,2025-07-01,,20656@2025-07-01",
            ],
            rows);
    }

    [Fact]
    public async Task Get_ByTheOldSpellingOfAnAgencyCode_FindsTheAgency()
    {
        var item = (await demo.JsonAsync("get", "agencies", "000.00.00.H47")).GetProperty("item");

        Assert.Equal("H47", item.GetProperty("code").GetString());
    }

    [Fact]
    public async Task History_OfNongSon_ShowsItsSlicesAndLegs()
    {
        var history = await demo.JsonAsync("history", "admin-units", "20656", "--known", "1");

        var item = history.GetProperty("item");
        Assert.Equal(5, item.GetProperty("slices").GetArrayLength());
        Assert.Contains(
            item.GetProperty("legs").EnumerateArray(),
            leg => leg.GetProperty("to").GetString() is "20656@2025-07-01" && Acts(leg).Contains("1659/NQ-UBTVQH15"));
        Assert.Equal(5, (await demo.RowsAsync("history", "admin-units", "20656", "--known", "1")).Count);
    }

    [Fact]
    public async Task Findings_OfTheSeed_AreThoseThatItsSourceNames()
    {
        var findings = (await demo.JsonAsync("findings", "admin-units")).GetProperty("findings").EnumerateArray();

        var counts = findings.CountBy(finding => finding.GetProperty("reason").GetString()!).OrderBy(
            count => count.Key);

        Assert.Equal(
            [
                new("VIOLATION_REASON_CODE_RETURNS", 23), new("VIOLATION_REASON_NAME_DISAGREES", 12),
                new("VIOLATION_REASON_UNUSUAL_PARENT_KIND", 39),
            ],
            counts);
    }

    [Fact]
    public async Task Catalogs_OfADemo_AreTheThreeSeeds()
    {
        var rows = await demo.RowsAsync("catalogs");

        Assert.Superset(
            new HashSet<string> { "admin-units", "agencies", "budget-units" },
            rows.Select(row => row.Split(',')[0]).ToHashSet());
        var show = await demo.OkAsync("catalog", "show", "admin-units", "-o", "table");
        Assert.Contains("Administrative units of Viet Nam", show, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Acts(JsonElement leg) =>
        leg.GetProperty("acts").EnumerateArray().Select(act => act.GetString());
}

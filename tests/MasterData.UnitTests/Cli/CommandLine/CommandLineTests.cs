using MasterData.Testing;

namespace MasterData.UnitTests.Cli.CommandLine;

public sealed class CommandLineTests
{
    private static readonly string[][] Commands =
    [
        [], ["catalogs"], ["catalog"], ["catalog", "show"], ["catalog", "apply"], ["get"], ["list"], ["history"],
        ["versions"], ["changeset"], ["changeset", "create"], ["changeset", "show"], ["changeset", "list"],
        ["changeset", "update"], ["changeset", "submit"], ["changeset", "approve"], ["changeset", "return"],
        ["changeset", "reject"], ["changeset", "withdraw"], ["changeset", "publish"], ["watch"], ["setup"], ["key"],
        ["key", "create"], ["key", "list"], ["key", "revoke"],
    ];

    public static TheoryData<string> Paths => [.. Commands.Select(words => string.Join(' ', words))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_OfEveryCommand_SpeaksBothLanguages(string path)
    {
        var vietnamese = await CliRun.OfAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        var english = await CliRun.OfAsync(
            [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", "en"]);

        Assert.Contains("Cách dùng:", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("Ví dụ:", vietnamese.Output, StringComparison.Ordinal);
        Assert.Contains("Usage:", english.Output, StringComparison.Ordinal);
        Assert.NotEqual(vietnamese.Output.Split('\n')[0], english.Output.Split('\n')[0]);
        Assert.Equal((0, 0), (vietnamese.ExitCode, english.ExitCode));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_OfEveryCommand_ShowsExamplesThatParse(string path)
    {
        var help = await CliRun.OfAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        foreach (var example in help.Output.Split("Ví dụ:\n")[1].Split("\n\n")[0].Trim().Split('\n'))
        {
            // The address is refused before anything else is done, so that nothing but the parsing is seen.
            var words = System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(example.Trim()).Skip(1);
            var run = await CliRun.OfAsync([.. words, "--url", "nowhere"]);
            Assert.Contains("'nowhere' không phải địa chỉ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "thiếu lệnh con")]
    [InlineData("foo", "không hiểu 'foo'")]
    [InlineData("list", "lệnh 'list' thiếu CATALOG")]
    [InlineData("list admin-units extra", "không hiểu 'extra'")]
    [InlineData("list admin-units --level one", "'one' không dùng được cho '--level'")]
    [InlineData("list admin-units -o xml", "--output không có giá trị 'xml'")]
    [InlineData("list admin-units --on", "tuỳ chọn '--on' thiếu giá trị")]
    [InlineData("list admin-units --known 2025-01-01T00:00:00", "--known cần số phiên bản")]
    [InlineData("changeset create", "thiếu tuỳ chọn '--file'")]
    [InlineData("changeset return 1", "thiếu tuỳ chọn '--comment'")]
    [InlineData("changeset list --state done", "--state không có giá trị 'done'")]
    [InlineData("key create --principal a --grant king@x", "'king@x' không phải quyền")]
    [InlineData("catalogs --as steward", "--as chọn một khoá trong tệp demo")]
    [InlineData("catalogs --demo-file missing.json", "không đọc được tệp demo missing.json")]
    [InlineData("changeset create --file missing.yaml", "không đọc được tệp missing.yaml")]
    public async Task CommandLine_ThatIsWrong_EndsWith2AndSaysWhatIsWrong(string line, string complaint)
    {
        var run = await CliRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("vi", "không kết nối được máy chủ tại")]
    [InlineData("en", "no server answers at")]
    public async Task Command_WithoutServer_EndsWith7AndSaysWhereAndHowToStartOne(string language, string sentence)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";

        var run = await CliRun.OfAsync(["catalogs"], ("MASTERDATA_URL", address), ("MASTERDATA_LANG", language));

        Assert.Contains($"{sentence} {address}", run.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet run --project src/MasterData.Server -- --demo", run.Error, StringComparison.Ordinal);
        Assert.Equal((7, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Command_WithABrokenKey_EndsWith4()
    {
        var run = await CliRun.OfAsync(["catalogs"], ("MASTERDATA_TOKEN", "md_a b"));

        Assert.Contains("khoá bị hỏng", run.Error, StringComparison.Ordinal);
        Assert.Equal(4, run.ExitCode);
    }
}

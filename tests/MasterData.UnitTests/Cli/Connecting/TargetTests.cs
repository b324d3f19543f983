using MasterData.Testing;

namespace MasterData.UnitTests.Cli.Connecting;

public sealed class TargetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-target-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task DemoFile_OnTheCommandLine_GoesBeforeTheEnvironment()
    {
        var (file, address) = DemoFile();

        var run = await CliRun.OfAsync(
            ["catalogs", "--demo-file", file], ("MASTERDATA_URL", "http://elsewhere:1"), ("MASTERDATA_TOKEN", "md_x"));

        Assert.Contains(address, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoFile_OfTheEnvironment_IsUsedWhereThereIsNoToken()
    {
        var (file, address) = DemoFile();

        var run = await CliRun.OfAsync(["catalogs"], ("MASTERDATA_DEMO_FILE", file));
        var other = await CliRun.OfAsync(
            ["catalogs"], ("MASTERDATA_DEMO_FILE", file), ("MASTERDATA_TOKEN", "md_x"), ("MASTERDATA_URL", "nowhere"));

        Assert.Contains(address, run.Error, StringComparison.Ordinal);
        Assert.Contains("'nowhere'", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoFile_WithoutTheRole_IsAWrongCommandLine()
    {
        var (file, _) = DemoFile();

        var run = await CliRun.OfAsync(["key", "list", "--demo-file", file]);

        Assert.Contains("không có khoá của vai administrator", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Key_UnencryptedToAnotherMachine_IsAWrongCommandLineUnlessAllowed()
    {
        var key = ("MASTERDATA_TOKEN", "md_x");

        var refused = await CliRun.OfAsync(["catalogs", "--url", "http://192.0.2.1:1"], key);
        var setup = await CliRun.OfAsync(["setup", "--url", "http://192.0.2.1:1", "--token-file", "-"]);

        Assert.Contains("--allow-insecure", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-insecure", setup.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (refused.ExitCode, setup.ExitCode));
    }

    private (string File, string Address) DemoFile()
    {
        var file = Path.Combine(_folder.FullName, "demo.json");
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        File.WriteAllText(file, $$$"""{"grpc":"{{{address}}}","http":"","redis":"","keys":{"consumer":"md_x"}}""");
        return (file, address);
    }
}

using MasterData.Testing;

namespace MasterData.EndToEndTests.Cli;

public sealed class SetupTests
{
    [Fact]
    public async Task SetupToken_OfANewInstallation_GivesTheFirstKeyOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = new MasterDataServerProcess { Demo = false, Seeds = ["agencies"] };
        await server.InitializeAsync();
        var url = new Dictionary<string, string> { ["MASTERDATA_URL"] = $"{server.GrpcAddress}" };
        var token = await File.ReadAllTextAsync(Path.Combine(server.DataFolder, "setup-token.txt"), cancellationToken);

        var setup = await CliProcess.RunAsync(["setup", "--token", token.Trim(), "-o", "csv"], url, cancellationToken);
        var again = await CliProcess.RunAsync(["setup", "--token", token.Trim()], url, cancellationToken);
        url["MASTERDATA_TOKEN"] = setup.Output.Split('\n')[1].Split(',')[^1];
        var keys = await CliProcess.RunAsync(["key", "list", "-o", "csv"], url, cancellationToken);

        Assert.Equal((0, 4, 0), (setup.ExitCode, again.ExitCode, keys.ExitCode));
        Assert.DoesNotContain(url["MASTERDATA_TOKEN"], keys.Output, StringComparison.Ordinal);
    }
}

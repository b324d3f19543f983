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
        var file = Path.Combine(server.DataFolder, "setup-token.txt");
        var copy = Path.Combine(server.DataFolder, "copy.txt");
        File.Copy(file, copy);
        var printed = server.Program.OutputLines.Single(
            line => line.Contains(" setup --url ", StringComparison.Ordinal));

        var setup = await CliProcess.RunAsync(
            [.. printed[printed.IndexOf("setup --url", StringComparison.Ordinal)..].Split(' '), "-o", "csv"],
            new Dictionary<string, string>(),
            cancellationToken);
        var again = await CliProcess.RunAsync(["setup", "--token-file", copy], url, cancellationToken);
        url["MASTERDATA_TOKEN"] = setup.Output.Split('\n')[1].Split(',')[^1];
        var keys = await CliProcess.RunAsync(["key", "list", "-o", "csv"], url, cancellationToken);

        Assert.Equal((0, 4, 0), (setup.ExitCode, again.ExitCode, keys.ExitCode));
        Assert.DoesNotContain(url["MASTERDATA_TOKEN"], keys.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            (await File.ReadAllTextAsync(copy, cancellationToken)).Trim(),
            string.Join('\n', server.Program.OutputLines.Concat(server.Program.ErrorLines)),
            StringComparison.Ordinal);
    }
}

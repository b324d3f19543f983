using System.Text.Json;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Cli;

/// <summary>A seeded demo server, and the command that talks to it as its users do.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("md-cli-");
    private int _fileCount;

    public MasterDataServerProcess Server { get; } = new();

    public async ValueTask InitializeAsync() => await Server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _files.Delete(recursive: true);
    }

    /// <summary>Runs a command with the keys of the demo file.</summary>
    public Task<ProgramResult> RunAsync(params IReadOnlyList<string> arguments) => CliProcess.RunAsync(
        [.. arguments, "--demo-file", Server.DemoFilePath],
        Environment,
        TestContext.Current.CancellationToken);

    /// <summary>Runs a command with a key of one's own, or with none.</summary>
    public Task<ProgramResult> RunAsAsync(string? key, params IReadOnlyList<string> arguments) => CliProcess.RunAsync(
        arguments,
        new Dictionary<string, string>(Environment)
        {
            ["MASTERDATA_URL"] = $"{Server.GrpcAddress}",
            ["MASTERDATA_TOKEN"] = key ?? "",
        },
        TestContext.Current.CancellationToken);

    /// <summary>Runs a command that must end with 0 and returns its rows of csv, without the header.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(params IReadOnlyList<string> arguments) =>
        [.. (await OkAsync([.. arguments, "-o", "csv"])).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>Runs a command that must end with 0 and returns its JSON.</summary>
    public async Task<JsonElement> JsonAsync(params IReadOnlyList<string> arguments) =>
        JsonElement.Parse(await OkAsync([.. arguments, "-o", "json"]));

    /// <summary>Runs a command that must end with 0 and returns what it wrote.</summary>
    public async Task<string> OkAsync(params IReadOnlyList<string> arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(
            result.ExitCode is 0, $"{string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
        return result.Output;
    }

    /// <summary>A file with <paramref name="content"/>.</summary>
    public string FileOf(string content)
    {
        var path = Path.Combine(_files.FullName, $"{Interlocked.Increment(ref _fileCount)}.yaml");
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Takes a changeset all the way; returns the version it made.</summary>
    public async Task<long> PublishAsync(string content)
    {
        var id = await CreateAsync(content);
        await OkAsync("changeset", "submit", id);
        await OkAsync("changeset", "approve", id);
        var version = Assert.Single(await RowsAsync("changeset", "publish", id)).Split(',')[0];
        return long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Opens a changeset; returns its id.</summary>
    public async Task<string> CreateAsync(string content) =>
        Assert.Single(await RowsAsync("changeset", "create", "--file", FileOf(content))).Split(',')[0];

    /// <summary>The head of a catalog.</summary>
    public async Task<long> HeadAsync(string catalog) => long.Parse(
        (await RowsAsync("versions", catalog))[0].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);

    // The developer's own settings must not reach the command.
    private static Dictionary<string, string> Environment => new()
    {
        ["MASTERDATA_URL"] = "",
        ["MASTERDATA_TOKEN"] = "",
        ["MASTERDATA_DEMO_FILE"] = "",
        ["MASTERDATA_LANG"] = "en",
    };
}

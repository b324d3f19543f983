using MasterData.Testing;

namespace MasterData.EndToEndTests.Readme;

/// <summary>The server as the README starts it, but on free ports and in a folder of its own.</summary>
internal sealed class ReadmeServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-readme-");
    private readonly int _http = FreePort.Next();
    private readonly RunningProgram _program;

    /// <summary>Runs <paramref name="command"/>, a block of the README.</summary>
    public ReadmeServer(string command)
    {
        var redis = $"{FreePort.Next()}";
        Environment = new Dictionary<string, string>
        {
            ["XDG_DATA_HOME"] = _folder.FullName,
            ["Grpc__Port"] = $"{FreePort.Next()}",
            ["Http__Port"] = $"{_http}",
            ["Redis__Port"] = redis,
            ["MASTERDATA_REDIS_PORT"] = redis,
            ["MASTERDATA_LANG"] = "en",

            // A build that stays behind would hold the output of the test open.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        };

        // exec: the signal that ends it must reach `dotnet run`, which hands it on to the server.
        _program = RunningProgram.Start(
            [InstalledProgram.Require("bash"), "-c", $"exec {command}"], Environment, BuiltProgram.Repository.FullName);
    }

    /// <summary>What the reader's terminals have in their environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Waits until it is ready.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Eventually.HoldsAsync(
            async stop =>
                _program.HasExited || await IsReadyAsync(stop), ready => ready, StartTimeout, cancellationToken);
        Assert.False(
            _program.HasExited,
            $"The server ended:\n{string.Join('\n', [.. _program.OutputLines, .. _program.ErrorLines])}");
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _program.TerminateAsync(patience.Token);
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(
                new Uri($"http://127.0.0.1:{_http}/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

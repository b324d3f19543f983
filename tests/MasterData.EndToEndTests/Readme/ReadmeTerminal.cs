using MasterData.Testing;

namespace MasterData.EndToEndTests.Readme;

/// <summary>A terminal in the checkout, in which blocks are typed one after another.</summary>
/// <remarks>
/// All blocks run in one bash, as the reader's do. After each it waits for a file, so that a test can look at what a
/// block has done before the next one.
/// </remarks>
internal sealed class ReadmeTerminal : IAsyncDisposable
{
    // Whatever the blocks have left running ends with the terminal.
    private const string Head = """
        set -euo pipefail
        trap 'kill $(jobs -p) 2>/dev/null; exit' TERM EXIT

        """;

    private static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-readme-");
    private readonly RunningProgram _bash;
    private int _step;

    public ReadmeTerminal(IReadOnlyList<string> blocks, IReadOnlyDictionary<string, string> environment)
    {
        var script = Path.Combine(_folder.FullName, "typed.sh");
        File.WriteAllText(script, string.Concat(blocks.Select(Typed).Prepend(Head)));
        _bash = RunningProgram.Start(
            [InstalledProgram.Require("bash"), script], environment, BuiltProgram.Repository.FullName);
    }

    /// <summary>What the programs have written so far.</summary>
    public IReadOnlyList<string> Output => _bash.OutputLines;

    /// <summary>What they have written to standard error so far.</summary>
    public IReadOnlyList<string> Error => _bash.ErrorLines;

    /// <summary>Types the next block and waits for its end; the lines it wrote to standard output.</summary>
    public async Task<IReadOnlyList<string>> TypeAsync(CancellationToken cancellationToken)
    {
        var before = Output.Count;
        var end = EndOf(_step);
        await File.WriteAllTextAsync(GateOf(_step), "", cancellationToken);
        _step++;
        await Eventually.HoldsAsync(
            () => _bash.HasExited || Output.Contains(end), StepTimeout, cancellationToken);
        Assert.True(Output.Contains(end), $"A block of the README failed:\n{string.Join('\n', [.. Output, .. Error])}");
        return [.. Output.Skip(before).TakeWhile(line => line != end)];
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _bash.TerminateAsync(patience.Token);
        await _bash.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Typed(string block, int step) =>
        $"until [ -e '{GateOf(step)}' ]; do sleep 0.1; done\n{block}echo '{EndOf(step)}'\n";

    private string GateOf(int step) => Path.Combine(_folder.FullName, $"{step}");

    private static string EndOf(int step) => $"== end of block {step}";
}

using System.Diagnostics;

namespace MasterData.Testing;

/// <summary>A program that was started by a test, with all it has written so far.</summary>
/// <remarks>Signals go to its own process id; disposing it kills it.</remarks>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Transcript _output = new();
    private readonly Transcript _error = new();

    private RunningProgram(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _error.Add(line.Data);
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The lines it has written to standard output so far.</summary>
    public IReadOnlyList<string> OutputLines => _output.Lines;

    /// <summary>The lines it has written to standard error so far.</summary>
    public IReadOnlyList<string> ErrorLines => _error.Lines;

    /// <summary>
    /// Starts a program with its standard input empty, or left open as a terminal's in which nobody types.
    /// </summary>
    public static RunningProgram Start(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        bool leavesInputOpen = false)
    {
        // The tests must be able to interrupt a program wherever they themselves were started.
        string[] whole = Signal.IsInterruptIgnored ? ["env", "--default-signal=INT", .. command] : [.. command];
        var start = new ProcessStartInfo(whole[0], whole.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var program = new RunningProgram(new Process { StartInfo = start });
        program.Begin(leavesInputOpen);
        return program;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramResult> RunAsync(
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        CancellationToken cancellationToken = default)
    {
        await using var program = Start(command, environment, folder);
        return await program.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until it ends.</summary>
    public async Task<ProgramResult> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new ProgramResult(_process.ExitCode, _output.ToString(), _error.ToString());
    }

    /// <summary>Ends it as `kill -9` does and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it does.</summary>
    public Task<ProgramResult> TerminateAsync(CancellationToken cancellationToken) =>
        EndAsync(Signal.Terminate, cancellationToken);

    /// <summary>Presses Ctrl-C for it (SIGINT) and waits until it ends.</summary>
    public Task<ProgramResult> InterruptAsync(CancellationToken cancellationToken) =>
        EndAsync(Signal.Interrupt, cancellationToken);

    /// <summary>Freezes it (SIGSTOP).</summary>
    public void Stop() => Signal.Send(Id, Signal.Stop);

    /// <summary>Lets a frozen program go on (SIGCONT).</summary>
    public void Continue() => Signal.Send(Id, Signal.Continue);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    internal async Task<ProgramResult> EndAsync(int signal, CancellationToken cancellationToken)
    {
        if (!HasExited)
        {
            Signal.Send(Id, signal);
        }

        return await WaitAsync(cancellationToken);
    }

    private void Begin(bool leavesInputOpen)
    {
        _process.Start();
        if (!leavesInputOpen)
        {
            _process.StandardInput.Close();
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}

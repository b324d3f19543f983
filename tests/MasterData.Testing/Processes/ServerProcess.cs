namespace MasterData.Testing;

/// <summary>A server program that runs for the length of a test class, in a folder of its own.</summary>
/// <remarks>
/// Where the program is not installed, the tests that need it are skipped; on the build server they fail. The test
/// runner takes a skip only from the test itself, not from its fixture: so the start remembers what is missing, and
/// whatever a test asks of this object then skips it. A fixture made of this one looks at <see cref="Missing"/> first.
/// A kill or a stop reaches this one process only.
/// </remarks>
public abstract class ServerProcess : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-");
    private bool _prepared;
    private RunningProgram? _program;

    /// <summary>The folder that holds everything the program keeps.</summary>
    public string Folder => _folder.FullName;

    /// <summary>What is not installed, as a sentence; null if nothing is missing.</summary>
    public string? Missing { get; private set; }

    /// <summary>The program as it was last started.</summary>
    public RunningProgram Program
    {
        get
        {
            Require();
            return _program ?? throw new InvalidOperationException($"{GetType().Name} was never started.");
        }
    }

    /// <summary>The programs that must be installed.</summary>
    protected abstract IReadOnlyList<string> Needs { get; }


    /// <summary>The program and its arguments.</summary>
    protected abstract IReadOnlyList<string> Command { get; }

    /// <summary>What is added to the environment of the program.</summary>
    protected virtual IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>();

    /// <summary>How long the program may take until it answers.</summary>
    protected virtual TimeSpan StartTimeout => TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Missing = Needs.Where(name => InstalledProgram.Find(name) is null)
            .Select(name => $"{name} is not installed.").FirstOrDefault();
        if (Missing is null || InstalledProgram.IsBuildServer)
        {
            await StartAsync();
        }
    }

    /// <summary>Skips the running test if something is <see cref="Missing"/>.</summary>
    public void Require()
    {
        if (Missing is not null)
        {
            InstalledProgram.Refuse(Missing);
        }
    }

    /// <summary>Starts the program on its folder, as it was left, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Require();
        using var deadline = new CancellationTokenSource(StartTimeout);
        if (!_prepared)
        {
            await PrepareAsync(deadline.Token);
            _prepared = true;
        }

        _program = RunningProgram.Start(Command, Environment, Folder);
        await WaitUntilReadyAsync(deadline.Token);
    }

    /// <summary>Ends the program as `kill -9` does and waits until it is gone.</summary>
    public Task Kill9Async() => Program.KillAsync();

    /// <summary>Freezes the program (SIGSTOP).</summary>
    public void Stop() => Program.Stop();

    /// <summary>Lets a frozen program go on (SIGCONT).</summary>
    public void Continue() => Program.Continue();

    /// <summary>Kills the program if it still runs and starts it again on the same folder.</summary>
    public async Task RestartAsync()
    {
        await Program.DisposeAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await EndAsync();
        }

        await Eventually.SucceedsAsync(() => DeleteFolder(_folder));
        GC.SuppressFinalize(this);
    }

    /// <summary>Whatever must be done once in <see cref="Folder"/> before the program first starts.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether the program answers.</summary>
    protected abstract Task<bool> IsReadyAsync(CancellationToken cancellationToken);

    /// <summary>Ends the program for good.</summary>
    protected virtual async Task EndAsync() => await Program.DisposeAsync();

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    protected static async Task RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var result = await RunningProgram.RunAsync(command, folder: "/", cancellationToken: cancellationToken);
        if (result.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{command[0]} failed: {result.Output}{result.Error}");
        }
    }

    // A program that has just been killed may leave children that write for another moment.
    private static void DeleteFolder(DirectoryInfo folder)
    {
        if (Directory.Exists(folder.FullName))
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken deadline)
    {
        while (!await IsReadyInTimeAsync(deadline))
        {
            if (Program.HasExited || deadline.IsCancellationRequested)
            {
                var end = Program.HasExited ? "ended" : $"did not answer within {StartTimeout}";
                await Program.KillAsync();
                throw new InvalidOperationException(
                    $"{GetType().Name} {end}.\n{string.Join('\n', [.. Program.OutputLines, .. Program.ErrorLines])}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<bool> IsReadyInTimeAsync(CancellationToken deadline)
    {
        try
        {
            return await IsReadyAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

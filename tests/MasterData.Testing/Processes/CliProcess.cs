namespace MasterData.Testing;

/// <summary>Runs the built `masterdata` command as a user does.</summary>
public static class CliProcess
{
    /// <summary>Runs the command to its end.</summary>
    public static Task<ProgramResult> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default) =>
        RunningProgram.RunAsync(Command(arguments), environment, cancellationToken: cancellationToken);

    /// <summary>Starts a command that goes on by itself, such as `watch`.</summary>
    public static RunningProgram Start(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        RunningProgram.Start(Command(arguments), environment);

    private static string[] Command(IReadOnlyList<string> arguments) =>
        [InstalledProgram.Require("dotnet"), BuiltProgram.Cli, .. arguments];
}

using MasterData.Cli.CommandLine;

namespace MasterData.UnitTests.Cli;

/// <summary>What a command line wrote and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static async Task<CliRun> OfAsync(
        IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> variables)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Output = output,
            Error = error,
            Variable = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
        };
        var exitCode = await MasterDataCommand.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}

using System.Text;

namespace MasterData.Cli.CommandLine;

/// <summary>What surrounds a command: where it writes, what its environment says, the time.</summary>
internal sealed record Surroundings
{
    /// <summary>Where data goes.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>How many characters a line of the terminal holds; 0 where the output is no terminal.</summary>
    public int TerminalWidth { get; init; }

    /// <summary>The value of an environment variable; nothing where it is unset or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks at the output.</summary>
    public bool IsTerminal => TerminalWidth > 0;

    /// <summary>Those of the process.</summary>
    public static Surroundings OfThisProcess() => new()
    {
        Output = Writer(Console.OpenStandardOutput()),
        Error = Writer(Console.OpenStandardError()),
        TerminalWidth = Console.IsOutputRedirected ? 0 : Math.Max(Console.WindowWidth, 40),
        Variable = name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
    };

    // One line end everywhere: what a command writes is the same file on every system.
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024)
        {
            NewLine = "\n",
        };
}

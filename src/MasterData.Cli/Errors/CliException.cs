using MasterData.Cli.CommandLine;
using MasterData.Errors;

namespace MasterData.Cli.Errors;

/// <summary>The command cannot go on, for a reason found here and not by the server.</summary>
internal sealed class CliException(ExitCode exitCode, Text text) : Exception(text.En)
{
    public CliException(ExitCode exitCode, string vi, string en)
        : this(exitCode, new Text(vi, en))
    {
    }

    /// <summary>How the command ends.</summary>
    public ExitCode ExitCode => exitCode;

    /// <summary>What a person is told.</summary>
    public Text Text => text;
}

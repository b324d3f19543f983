using System.CommandLine;

namespace MasterData.Cli.CommandLine;

/// <summary>A command whose help shows how it is used.</summary>
internal sealed class ExampledCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines without the name of the program.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

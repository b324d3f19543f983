using MasterData.Errors;

namespace MasterData.Cli.Files;

/// <summary>Something wrong in a file.</summary>
internal sealed record FileProblem(int Line, Text Text);

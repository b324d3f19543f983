using MasterData.Errors;

namespace MasterData.Cli.Documents;

/// <summary>Something wrong in a file.</summary>
internal sealed record DocumentProblem(int Line, Text Text);

namespace MasterData.Testing;

/// <summary>What a program left behind when it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Error);

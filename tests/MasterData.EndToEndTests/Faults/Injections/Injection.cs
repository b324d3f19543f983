namespace MasterData.EndToEndTests.Faults.Injections;

/// <summary>A fault of the table, done to the real processes and healed again.</summary>
/// <param name="Row">The row of the table of faults.</param>
/// <param name="Name">A short name, for the history.</param>
/// <param name="Needs">What nothing else may be done to meanwhile.</param>
/// <param name="DoAsync">Does it, holds it for a while, heals it.</param>
internal sealed record Injection(int Row, string Name, string[] Needs, Func<Random, Task> DoAsync);

namespace MasterData.Testing;

/// <summary>The answer of a reader of the Redis contract.</summary>
/// <param name="Outcome">Whether there is a value.</param>
/// <param name="Value">The document of the code, or the code of the alias.</param>
/// <param name="Version">The version that it was read at.</param>
public sealed record ContractAnswer(ContractOutcome Outcome, string? Value = null, ContractVersion? Version = null);

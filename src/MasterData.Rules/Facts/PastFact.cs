namespace MasterData.Facts;

/// <summary>A fact that a later version withdrew: true at v when since ≤ v and v &lt; until.</summary>
/// <param name="Fact">The fact, with the version since which it was true.</param>
/// <param name="Until">The version that withdrew it.</param>
internal sealed record PastFact(Fact Fact, long Until);

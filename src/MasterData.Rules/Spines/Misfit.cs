using MasterData.Facts;
using MasterData.Refusing;

namespace MasterData.Spines;

/// <summary>A day of a thread that breaks a rule; its facts are refused by judging, never dropped (rule 3).</summary>
internal sealed record Misfit(Rule Rule, DateOnly Day, IReadOnlyList<Fact> Facts);

using MasterData.Facts;

namespace MasterData.Spines;

/// <summary>A code that a thread bears, and its time.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day on which the thread does not bear it.</param>
/// <param name="Code">The code.</param>
/// <param name="Facts">The facts that state it.</param>
internal sealed record CodeSpan(DateOnly From, DateOnly To, string Code, IReadOnlyList<Fact> Facts);

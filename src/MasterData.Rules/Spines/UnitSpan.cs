using MasterData.Facts;

namespace MasterData.Spines;

/// <summary>A unit of a thread and its time.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The first day on which it is no more.</param>
/// <param name="Id">The id.</param>
/// <param name="Facts">The facts that begin it.</param>
internal sealed record UnitSpan(DateOnly From, DateOnly To, string Id, IReadOnlyList<Fact> Facts);

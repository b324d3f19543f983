using MasterData.Spines;

namespace MasterData.Facts;

/// <summary>A thread bears a code during a span.</summary>
internal sealed record Bearing(string Thread, CodeSpan Span);

using MasterData.Errors;

namespace MasterData.Refusing;

/// <summary>A rule that a changeset breaks, and the violation that says so.</summary>
internal sealed record Refusal(Rule Rule, Violation Violation);

using MasterData.Errors;

namespace MasterData.Changesets.Working;

/// <summary>From a day on, a slice stands under nothing, or under a wrong kind.</summary>
internal sealed record ParentProblem(ViolationReason Reason, DateOnly Day, string ParentKind);

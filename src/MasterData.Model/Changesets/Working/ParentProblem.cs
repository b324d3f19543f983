using MasterData.Errors;

namespace MasterData.Changesets.Working;

/// <summary>From a day to another, a slice stands under nothing, or under a wrong kind.</summary>
internal sealed record ParentProblem(ViolationReason Reason, DateOnly Day, DateOnly To, string ParentKind);

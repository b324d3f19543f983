namespace MasterData.Core.Changesets;

/// <summary>An approval of the content that an answer showed.</summary>
internal sealed record ChangesetAnsweredApproval(string Approver, DateTimeOffset At);

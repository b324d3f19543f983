namespace MasterData.Core.Changesets;

/// <summary>What an approver decides of a changeset.</summary>
internal enum ReviewDecision
{
    /// <summary>It is accepted as it stands.</summary>
    Approve = 1,

    /// <summary>Its author is to change it.</summary>
    Return = 2,

    /// <summary>It is refused for good.</summary>
    Reject = 3,
}

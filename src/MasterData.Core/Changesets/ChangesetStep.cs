namespace MasterData.Core.Changesets;

/// <summary>What can be done to a changeset.</summary>
internal enum ChangesetStep
{
    /// <summary>Its content is replaced.</summary>
    Edit,

    /// <summary>It is handed to the approvers.</summary>
    Submit,

    /// <summary>It is accepted.</summary>
    Approve,

    /// <summary>It is given back to its author.</summary>
    Return,

    /// <summary>It is refused for good.</summary>
    Reject,

    /// <summary>Its author takes it back.</summary>
    Withdraw,

    /// <summary>It becomes a version.</summary>
    Publish,
}

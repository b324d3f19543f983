namespace MasterData.Core.Changesets;

/// <summary>Where a changeset stands. The numbers are those of <c>masterdata.v1.ChangesetState</c>.</summary>
internal enum ChangesetState
{
    /// <summary>Its author is at work on it.</summary>
    Draft = 1,

    /// <summary>It waits for an approver.</summary>
    InReview = 2,

    /// <summary>It is approved and waits for publication.</summary>
    Approved = 3,

    /// <summary>It made a version.</summary>
    Published = 4,

    /// <summary>An approver gave it back.</summary>
    Returned = 5,

    /// <summary>An approver refused it.</summary>
    Rejected = 6,

    /// <summary>Its author took it back.</summary>
    Withdrawn = 7,
}

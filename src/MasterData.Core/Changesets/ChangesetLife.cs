using static MasterData.Core.Changesets.ChangesetState;
using static MasterData.Core.Changesets.ChangesetStep;

namespace MasterData.Core.Changesets;

/// <summary>Which step leads from which state to which.</summary>
internal static class ChangesetLife
{
    /// <summary>The state after a step; null if the state does not allow it.</summary>
    public static ChangesetState? Next(ChangesetState state, ChangesetStep step) => (state, step) switch
    {
        (Draft or Returned, Edit) => state,
        (Draft or Returned, Submit) => InReview,
        (InReview, Approve) => Approved,
        (InReview or Approved, Return) => Returned,
        (InReview or Approved, Reject) => Rejected,
        (Draft or InReview or Approved or Returned, Withdraw) => Withdrawn,
        (Approved, Publish) => Published,
        _ => null,
    };
}

using MasterData.Changesets;
using MasterData.Errors;

namespace MasterData.Core.Changesets;

/// <summary>A content and what publishing it at the present head would do.</summary>
/// <param name="Content">The content; its base version is set.</param>
/// <param name="Preview">What it would do.</param>
internal sealed record Judgement(ChangesetContent Content, Preview Preview)
{
    /// <summary>Refuses what may not be published, with every violation.</summary>
    public void DemandNoViolation(string changeset)
    {
        var violations = Preview.Violations;
        if (violations.Any(violation => violation.Reason is ViolationReason.StaleBase))
        {
            throw ChangesetErrors.StaleBase(changeset, violations);
        }

        if (!violations.IsEmpty)
        {
            throw violations.All(violation => violation.Reason is ViolationReason.NoChange)
                ? ChangesetErrors.NoChange(violations)
                : ChangesetErrors.Invalid(violations);
        }
    }
}

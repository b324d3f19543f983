using MasterData.Digests;

namespace MasterData.Core.Changesets;

/// <summary>Somebody accepted exactly this content.</summary>
internal sealed class ChangesetApproval
{
    /// <summary>The id of the principal.</summary>
    public required string Approver { get; init; }

    /// <summary>The hash of the content that was seen.</summary>
    public required Hash ContentHash { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

namespace MasterData.Core.Changesets;

/// <summary>The content of a changeset, apart from it because it can be large and lists do not need it.</summary>
internal sealed class ChangesetBody
{
    public required string Changeset { get; init; }

    /// <summary>What <see cref="ChangesetJson"/> wrote; the hash that approvals bind to is over these bytes.</summary>
    public required string Json { get; set; }
}

namespace MasterData.Core.Changesets;

/// <summary>A content that a changeset had before it was edited: repeated requests are answered with it.</summary>
internal sealed class FormerBody
{
    public required string Changeset { get; init; }

    /// <summary>The last revision that had this content.</summary>
    public required long Revision { get; init; }

    /// <summary>What <see cref="ChangesetJson"/> wrote.</summary>
    public required string Json { get; init; }
}

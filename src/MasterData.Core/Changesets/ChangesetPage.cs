namespace MasterData.Core.Changesets;

/// <summary>Some changesets, newest first, without operations and new acts.</summary>
/// <param name="Changesets">The changesets.</param>
/// <param name="NextPageToken">The token of the next page; empty on the last one.</param>
internal sealed record ChangesetPage(IReadOnlyList<Changeset> Changesets, string NextPageToken);

using MasterData.Sync;

namespace MasterData.Changesets;

/// <summary>The rules of DESIGN.md 3 and MODEL.md: what a changeset does to a state, or why it may not.</summary>
public static class Publishing
{
    /// <summary>Applies <paramref name="content"/> to a working copy of <paramref name="state"/>, and judges it.</summary>
    /// <returns>What would change; with violations, nothing may be published.</returns>
    public static Preview Judge(CatalogState state, ChangesetContent content, PublishingContext context) =>
        throw new NotSupportedException("being written: lead");
}

using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>A code in the working copy.</summary>
internal sealed class WorkItem
{
    public required string Code { get; init; }

    /// <summary>The document before; null if there was none.</summary>
    public required ItemDocument? Old { get; init; }

    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The last operation that touched the code; -1: none did by name.</summary>
    public int Operation { get; set; } = -1;

    /// <summary>
    /// Whether it was recorded or corrected as a whole, so that gaps and unusual parents are findings.
    /// </summary>
    public bool Recorded { get; set; }

    /// <summary>Why a closed code may be issued again; empty: it may not.</summary>
    public string ReissueReason { get; set; } = "";
}

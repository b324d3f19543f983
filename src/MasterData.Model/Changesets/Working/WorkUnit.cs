namespace MasterData.Changesets.Working;

/// <summary>A unit in the working copy; a new one has no id before it is published.</summary>
internal sealed class WorkUnit
{
    /// <summary>The frozen id; null for a unit that this changeset makes.</summary>
    public string? Id { get; set; }

    /// <summary>Whether all of its slices are in the working copy.</summary>
    public bool Loaded { get; set; }

    public List<WorkSlice> Slices { get; } = [];

    public List<WorkLeg> Out { get; } = [];

    public List<WorkLeg> In { get; } = [];

    public WorkSlice First => Slices.MinBy(slice => slice.From)!;

    public WorkSlice Last => Slices.MaxBy(slice => slice.From)!;
}

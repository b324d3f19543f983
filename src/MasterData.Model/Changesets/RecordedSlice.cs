using MasterData.Items;

namespace MasterData.Changesets;

/// <summary>A slice of a recorded history.</summary>
/// <param name="Slice">
/// The slice; its unit is ignored, and its disposition needed only where the unit ends without legs.
/// </param>
public sealed record RecordedSlice(Slice Slice)
{
    /// <summary>The code under which the unit stood until this slice's first day; empty: this one.</summary>
    public string RecodedFrom { get; init; } = "";
}

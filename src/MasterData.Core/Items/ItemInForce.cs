using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>A code with the slice that is in force on the day asked for.</summary>
/// <param name="Item">Everything recorded of the code.</param>
/// <param name="Slice">The slice in force.</param>
/// <param name="Level">How many codes stand above it on that day, plus one.</param>
internal sealed record ItemInForce(ItemDocument Item, Slice Slice, int Level)
{
    /// <summary>The greatest version that changed the code, as far as was known.</summary>
    public long LastChanged { get; init; }
}

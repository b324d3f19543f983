using MasterData.Core.Following;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Opens the documents of a catalog at a read point.</summary>
internal sealed class ItemSources(CatalogMemory memory, OldStates old, LastChanges changes)
{
    /// <summary>The documents at <paramref name="point"/>.</summary>
    internal ItemSource At(ReadPoint point) => new(point, memory, old, changes);
}

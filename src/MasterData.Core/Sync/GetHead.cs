using MasterData.Core.Access;
using MasterData.Core.Following;

namespace MasterData.Core.Sync;

/// <summary>Finds a catalog as it is now.</summary>
internal sealed class GetHead(CatalogMemory memory)
{
    /// <summary>The entry of <paramref name="catalog"/>.</summary>
    public CatalogEntry Execute(Actor actor, string catalog)
    {
        actor.DemandRead(catalog);
        return memory.Get(catalog);
    }
}

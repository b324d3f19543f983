using MasterData.Access;
using MasterData.Catalogs;

namespace MasterData.Sync;

/// <summary>Finds a catalog as it is now.</summary>
public sealed class GetHead(CatalogMemory memory)
{
    /// <summary>The entry of <paramref name="catalog"/>.</summary>
    public CatalogEntry Execute(Actor actor, string catalog)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.DemandRead(catalog);
        return memory.Get(catalog);
    }
}

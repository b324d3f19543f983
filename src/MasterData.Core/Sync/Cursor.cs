using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Sync;

/// <summary>What a copy has of a catalog.</summary>
/// <param name="Catalog">The id of the catalog.</param>
/// <param name="Epoch">The epoch it has; empty: nothing.</param>
/// <param name="Version">The version it has; zero: nothing.</param>
/// <param name="Digest">The digest it computed; null: it does not say.</param>
internal sealed record Cursor(string Catalog, string Epoch, long Version, Hash? Digest)
{
    /// <summary>Its epoch and version.</summary>
    public Position Position => new(Epoch, Version);

    /// <summary>Whether it has nothing.</summary>
    public bool IsEmpty => Epoch.Length is 0 || Version is 0;

    /// <summary>The cursor of a copy that is at <paramref name="head"/>.</summary>
    public static Cursor At(CatalogHead head) => new(head.Catalog, head.Epoch, head.Version, head.Digest);
}

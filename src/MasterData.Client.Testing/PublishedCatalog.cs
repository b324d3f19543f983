using MasterData.Versions;

namespace MasterData.Client.Testing;

/// <summary>What the authority has of a catalog at one moment.</summary>
/// <param name="State">The newest version.</param>
/// <param name="Log">Which keys each version changed.</param>
internal sealed record PublishedCatalog(CatalogState State, CatalogLog Log)
{
    /// <summary>The catalog with one more version.</summary>
    public static PublishedCatalog Of(CatalogState state, CatalogLog log, IEnumerable<string> keys) =>
        new(state, log.Add(LoggedVersion.Of(state.Head, keys)));
}

using MasterData.Core.Following;

namespace MasterData.Core.Publication;

/// <summary>What a publication holds locked.</summary>
/// <param name="Head">The locked row of the catalog.</param>
/// <param name="Entry">The catalog at exactly that head.</param>
/// <param name="References">The catalogs it refers to, at their locked heads.</param>
internal sealed record LockedCatalog(
    HeadRow Head, CatalogEntry Entry, IReadOnlyDictionary<string, CatalogEntry> References);

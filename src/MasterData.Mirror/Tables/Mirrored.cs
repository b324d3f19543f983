using MasterData.Versions;

namespace MasterData.Mirror.Tables;

/// <summary>What the tables have of a catalog.</summary>
/// <param name="Head">The version that they say they have; null: none.</param>
/// <param name="State">That version, proved by its digest; null: it is not what they hold.</param>
internal sealed record Mirrored(CatalogHead? Head, CatalogState? State);

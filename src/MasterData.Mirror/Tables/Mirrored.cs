using MasterData.Versions;

namespace MasterData.Mirror.Tables;

/// <summary>What the tables have of a catalog.</summary>
/// <param name="Head">The version that they say they have; null: none.</param>
/// <param name="State">That version, proved by its digest; null: it is not what they hold.</param>
/// <param name="Authority">The id of the authority that it comes from; empty: not known, or forgotten.</param>
internal sealed record Mirrored(CatalogHead? Head, CatalogState? State, string Authority = "");

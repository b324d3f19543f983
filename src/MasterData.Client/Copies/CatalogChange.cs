using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <summary>What a step did to a copy.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Before">The head before; null: there was no copy.</param>
/// <param name="After">The head now.</param>
/// <param name="Keys">The keys of the documents that changed or are gone; empty after a whole load.</param>
/// <param name="IsWhole">Whether the copy was loaded whole: anything may differ.</param>
public sealed record CatalogChange(
    string Catalog, CatalogHead? Before, CatalogHead After, IReadOnlyCollection<string> Keys, bool IsWhole);

using MasterData.Catalogs;
using MasterData.Changesets;

namespace MasterData.Operations;

/// <summary>Changes what the catalog says of itself, its schema included.</summary>
/// <param name="Catalog">What it says from this version on.</param>
internal sealed record DescribeCatalog(CatalogContent Catalog) : Operation
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [];
}

namespace MasterData.Core.Access;

/// <summary>A role in a catalog, or in all.</summary>
/// <param name="Role">The role.</param>
/// <param name="Catalog">The id of the catalog, or <see cref="Everywhere"/>.</param>
internal sealed record Grant(Role Role, string Catalog)
{
    /// <summary>All catalogs, later ones too.</summary>
    public const string Everywhere = "*";

    /// <summary>Whether it gives the role in <paramref name="catalog"/>; only a grant for all covers all.</summary>
    public bool Covers(Role role, string catalog) =>
        Role == role && (Catalog is Everywhere || string.Equals(Catalog, catalog, StringComparison.Ordinal));
}

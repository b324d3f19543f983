using MasterData.Catalogs;
using MasterData.Changesets.Working;

namespace MasterData.Deriving;

/// <summary>The short name that a name and a kind give where none is stated.</summary>
internal static class ShortNames
{
    /// <summary>The name without the prefix of its own kind, removed once; that of another kind stays.</summary>
    public static string Of(CatalogSchema schema, string name, string kind) =>
        Texts.ShortName(name, schema.Kind(kind)?.NamePrefix ?? "");
}

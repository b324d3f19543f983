using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.Testing;

/// <summary>Builds the small catalogs and items of tests.</summary>
/// <remarks>The samples of a feature say only what is special about them.</remarks>
public static class Samples
{
    /// <summary>A register with these kinds and no other rule.</summary>
    public static CatalogContent Catalog(string name, params IReadOnlyList<KindRule> kinds) =>
        Catalog(name, new CatalogSchema { Kinds = [.. kinds] });

    /// <summary>A register with a schema.</summary>
    public static CatalogContent Catalog(string name, CatalogSchema schema) => new()
    {
        NameVi = name,
        NameEn = name,
        Owner = "Bộ Nội vụ",
        Role = CatalogRole.Register,
        Schema = schema,
    };

    /// <summary>A kind that may stand under another on every day.</summary>
    public static ParentRule Under(string kind, string parent) =>
        new(kind, parent, DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>A code with one meaning, in force on every day.</summary>
    public static ItemDocument Item(
        string code, string name, string kind, string parent = "", string? shortName = null) => new()
        {
            Code = code,
            Slices =
            [
                new() { Unit = $"{code}@", Name = name, ShortName = shortName ?? name, Kind = kind, Parent = parent },
            ],
        };

    extension(ItemDocument item)
    {
        /// <summary>The item with its first slice changed.</summary>
        public ItemDocument With(Func<Slice, Slice> change) =>
            item with { Slices = item.Slices.SetItem(0, change(item.Slices[0])) };
    }
}

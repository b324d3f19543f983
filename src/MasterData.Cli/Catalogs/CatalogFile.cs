using MasterData.Cli.CommandLine;
using MasterData.Cli.Files;

namespace MasterData.Cli.Catalogs;

/// <summary>
/// A catalog as a person writes it: the message <c>Catalog</c>, as in <c>seed-data/*/catalog.json</c>.
/// </summary>
internal static class CatalogFile
{
    /// <summary>The most bytes that the server takes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads <paramref name="path"/>.</summary>
    public static V1.Catalog Read(string path) => Parse(path, InputFile.Read(path, MaxBytes));

    /// <summary>Reads what stands in <paramref name="file"/>.</summary>
    public static V1.Catalog Parse(string file, FileNode root)
    {
        var catalog = new MessageReader(file).Read<V1.Catalog>(root);
        catalog.Name = catalog.Name.Length > 0
            ? Names.Catalog(catalog.Name)
            : throw new FileException(
                file, root.Line, "thiếu khoá 'name': mã của danh mục.", "the key 'name' is missing: the catalog's id.");
        return catalog;
    }
}

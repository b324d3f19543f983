using System.Globalization;
using MasterData.Catalogs;
using MasterData.Items;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.Benchmarks;

/// <summary>A catalog of many units, in which a hundred stand under one as communes do under a province.</summary>
internal static class Units
{
    /// <summary>The id of an attribute that takes any text.</summary>
    public const string Note = "note";

    private const string Epoch = "01990000-0000-7000-8000-000000000000";

    public static CatalogContent Content(string catalog) => Samples.Catalog(catalog, new CatalogSchema
    {
        Kinds = [new() { Id = "group" }, new() { Id = "unit" }],
        Parents = [Samples.Under("unit", "group")],
        Attributes = [new() { Id = Note, Type = AttributeType.Text }],
    });

    public static string Code(int n) => n.ToString("000000", CultureInfo.InvariantCulture);

    public static ItemDocument Item(int n, string name = "Đơn vị")
    {
        var (kind, parent) = n % 100 is 0 ? ("group", "") : ("unit", Code(n - (n % 100)));
        return Samples.Item(Code(n), $"{name} {Code(n)}", kind, parent, shortName: Code(n))
            .With(slice => slice with { Stated = ["kind", "name", "parent", "short_name"] });
    }

    /// <summary>The item with a note.</summary>
    public static ItemDocument WithNote(ItemDocument item, string note) =>
        item.With(slice => slice with { Attributes = [new(Note, note)] });

    /// <summary>Version 1 with so many codes.</summary>
    public static CatalogState State(string catalog, int count) => CatalogState.Empty(catalog, Epoch)
        .Next([Content(catalog), .. Enumerable.Range(0, count).Select(n => Item(n))], [], DateTimeOffset.UnixEpoch)
        .Rebase();
}

using System.Collections.Immutable;
using System.Text.Json;
using MasterData.Canonical;
using MasterData.Core.Catalogs;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Core.Versions;

/// <summary>Turns documents into rows and back: canonical bytes, and beside them what each slice states.</summary>
internal static class DocumentRows
{
    public static DocumentRow Of(string catalog, Document document, long version) => new()
    {
        Catalog = catalog,
        Key = document.Key,
        SinceVersion = version,
        Body = CanonicalForm.Write(catalog, document),
        Stated = document is ItemDocument item ? Stated(item) : null,
    };

    public static Document Read(string catalog, string key, byte[] body, string? stated)
    {
        var document = CanonicalForm.Read(catalog, key, body);
        return document is ItemDocument item && stated is not null ? WithStated(item, stated) : document;
    }

    private static string? Stated(ItemDocument item)
    {
        if (item.Slices.All(slice => slice.Stated.IsDefaultOrEmpty))
        {
            return null;
        }

        // In the order of the canonical form, because the row is read in that order.
        var stated = item.Slices.OrderBy(slice => slice.ValidFrom).Select(slice => slice.Stated.ToArray()).ToArray();
        return JsonSerializer.Serialize(stated, CatalogJson.Default.StringArrayArray);
    }

    private static ItemDocument WithStated(ItemDocument item, string json)
    {
        var stated = JsonSerializer.Deserialize(json, CatalogJson.Default.StringArrayArray) ?? [];
        if (stated.Length != item.Slices.Length)
        {
            throw new InvalidDataException(
                $"The row of {item.Key} has {item.Slices.Length} slices, states {stated.Length}.");
        }

        return item with
        {
            Slices = [.. item.Slices.Select((slice, i) => slice with { Stated = ImmutableArray.Create(stated[i]) })],
        };
    }
}

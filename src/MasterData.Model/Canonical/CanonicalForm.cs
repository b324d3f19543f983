using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Canonical;

/// <summary>The canonical form of documents: the bytes that digests are over. See docs/canonical-form.md.</summary>
/// <remarks>What a slice states (<see cref="Slice.Stated"/>) is no part of it.</remarks>
public static class CanonicalForm
{
    /// <summary>The bytes of <paramref name="document"/>; lists out of order are put in order.</summary>
    /// <exception cref="ArgumentException">A value has no canonical form, such as half of a surrogate pair.</exception>
    public static byte[] Write(string catalog, Document document)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(document);
        var writer = new CanonicalWriter();
        Write(writer, catalog, DocumentOrder.Of(document));
        return writer.Written.ToArray();
    }

    /// <summary>Reads the document that <paramref name="key"/> names, and nothing else.</summary>
    /// <exception cref="InvalidDataException">These are not the canonical bytes of such a document.</exception>
    public static Document Read(string catalog, string key, ReadOnlySpan<byte> bytes) =>
        Read(catalog, key, bytes, null);

    /// <summary>
    /// Reads the document that <paramref name="key"/> names, with one string for texts that come again.
    /// </summary>
    internal static Document Read(string catalog, string key, ReadOnlySpan<byte> bytes, RepeatedTexts? repeated)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(key);
        var reader = new CanonicalReader(bytes, repeated);
        var document = Read(ref reader, catalog, key);
        reader.End();
        return document.Key == key
            ? document
            : throw new InvalidDataException($"The bytes under '{key}' are those of '{document.Key}'.");
    }

    /// <summary>Writes an ordered document after what <paramref name="writer"/> has.</summary>
    internal static void Write(CanonicalWriter writer, string catalog, Document document)
    {
        switch (document)
        {
            case ItemDocument item:
                ItemForm.Write(writer, catalog, item);
                break;
            case LegalAct act:
                ActForm.Write(writer, catalog, act);
                break;
            case CatalogContent content:
                CatalogForm.Write(writer, catalog, content);
                break;
            default:
                throw new ArgumentException($"{document.GetType()} is no document.", nameof(document));
        }
    }

    private static Document Read(ref CanonicalReader reader, string catalog, string key) =>
        DocumentKey.KindOf(key) switch
        {
            DocumentKey.Item => ItemForm.Read(ref reader, catalog),
            DocumentKey.Act => ActForm.Read(ref reader, catalog),
            DocumentKey.Catalog => CatalogForm.Read(ref reader, catalog),
            _ => throw new InvalidDataException($"'{key}' is no key of a document."),
        };
}

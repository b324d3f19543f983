using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Json;

/// <summary>Documents as the JSON that any program reads from the cache.</summary>
/// <remarks>
/// Fields stand in the order of the canonical form. A field that says nothing is absent: empty text, empty list, open
/// or unknown date, false, zero, and the disposition <c>goes_on</c>. There are no nulls. Unknown fields are ignored.
/// Letters stand as UTF-8; only quotation marks, backslashes, control characters, blanks other than the common one, and
/// what lies beyond U+FFFF are escaped.
/// </remarks>
public static class DocumentJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of UTF-8.</summary>
    public static byte[] Write(string catalog, Document document)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(document);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, catalog, DocumentOrder.Of(document));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write(string, Document)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no document.</exception>
    public static Document Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var json = JsonDocument.ParseValue(ref reader);
            return reader.BytesConsumed == utf8.Length
                ? Read(json.RootElement)
                : throw new InvalidDataException("More follows the document.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The JSON is no document: {wrong.Message}", wrong);
        }
    }

    private static void Write(Utf8JsonWriter json, string catalog, Document document)
    {
        switch (document)
        {
            case ItemDocument item:
                Head(DocumentKey.Item);
                ItemJson.Write(json, item);
                break;
            case LegalAct act:
                Head(DocumentKey.Act);
                ActJson.Write(json, act);
                break;
            case CatalogContent content:
                Head(DocumentKey.Catalog);
                CatalogJson.Write(json, content);
                break;
            default:
                throw new ArgumentException($"{document.GetType()} is no document.", nameof(document));
        }

        void Head(string type)
        {
            json.WriteString("type", type);
            json.WriteString("catalog", catalog);
        }
    }

    private static Document Read(JsonElement json) => json.Text("type") switch
    {
        DocumentKey.Item => ItemJson.Read(json),
        DocumentKey.Act => ActJson.Read(json),
        DocumentKey.Catalog => CatalogJson.Read(json),
        var other => throw new InvalidDataException($"'{other}' is no type of a document."),
    };
}

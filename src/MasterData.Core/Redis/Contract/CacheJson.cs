using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MasterData.Versions;

namespace MasterData.Core.Redis;

/// <summary>Writes the JSON objects that carry documents: chunks of a snapshot, and deltas.</summary>
internal static class CacheJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A part of a snapshot: documents under their keys.</summary>
    public static byte[] Chunk(CatalogHead head, IEnumerable<KeyValuePair<string, byte[]>> documents) => Write(json =>
    {
        WriteHead(json, head);
        WriteDocuments(json, "documents", documents);
    });

    /// <summary>A delta: the changed documents under their keys, and the keys that have none any more.</summary>
    public static byte[] Delta(
        CatalogDelta delta, IEnumerable<KeyValuePair<string, byte[]>> changed) => Write(json =>
    {
        WriteHead(json, delta.Head);
        json.WriteNumber("from", delta.From);
        json.WriteNumber("to", delta.Head.Version);
        WriteDocuments(json, "changed", changed);
        json.WriteStartArray("removed");
        foreach (var key in delta.Removed)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    });

    private static void WriteHead(Utf8JsonWriter json, CatalogHead head)
    {
        json.WriteString("catalog", head.Catalog);
        json.WriteString("epoch", head.Epoch);
        json.WriteNumber("version", head.Version);
    }

    private static void WriteDocuments(
        Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, byte[]>> documents)
    {
        json.WriteStartObject(name);
        foreach (var (key, document) in documents)
        {
            json.WritePropertyName(key);
            json.WriteRawValue(document, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

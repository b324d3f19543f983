using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;
using MasterData.Client.Watch;

namespace MasterData.Cli.Watch;

/// <summary>Writes a step as one line of JSON.</summary>
internal static class WatchLine
{
    // The line goes to a program, not into a page: names stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(WatchStep step)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("catalog", Names.IdOf(step.Catalog));
            json.WriteString("epoch", step.Head.Epoch);
            json.WriteNumber("from", step.From);
            json.WriteNumber("to", step.Head.Version);
            json.WriteString("published_at", Values.Of(step.Head.PublishedAt));
            WriteSnapshot(json, step);
            WriteDocuments(json, step);
            json.WriteString("digest", Convert.ToHexStringLower(step.Head.Digest.Span));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSnapshot(Utf8JsonWriter json, WatchStep step)
    {
        if (step is not WatchSnapshot snapshot)
        {
            return;
        }

        json.WriteBoolean("snapshot", true);
        if (snapshot.Resync is { } reason)
        {
            json.WriteString("resync", EnumText.Of(reason));
        }
    }

    private static void WriteDocuments(Utf8JsonWriter json, WatchStep step)
    {
        json.WriteStartArray("changed");
        foreach (var document in step.Changed)
        {
            json.WriteRawValue(ProtoJson.Line(document), skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteStartArray("removed");
        foreach (var key in step.Removed)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }
}

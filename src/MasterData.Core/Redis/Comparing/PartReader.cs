using System.Text.Json;

namespace MasterData.Core.Redis;

/// <summary>Reads a chunk or a delta as it stands in Redis: each document as its exact bytes.</summary>
internal static class PartReader
{
    /// <summary>The documents of a chunk by key; null where this is no chunk of the head's generation.</summary>
    public static List<KeyValuePair<string, ReadOnlyMemory<byte>>>? Chunk(ReadOnlyMemory<byte> json, string catalog, CacheHead head)
    {
        var part = Read(json, "documents");
        return part is { Documents: { } documents } && IsOf(part, catalog, head.Epoch, head.Base) ? documents : null;
    }

    /// <summary>
    /// The documents that a delta changes, and those that it removes with no bytes; null where it is not that delta.
    /// </summary>
    public static List<KeyValuePair<string, ReadOnlyMemory<byte>>>? Delta(
        ReadOnlyMemory<byte> json, string catalog, CacheHead head, string span)
    {
        var part = Read(json, "changed");
        if (part is not { Documents: { } documents } || part.Span != span || part.Catalog != catalog
            || part.Epoch != head.Epoch)
        {
            return null;
        }

        documents.AddRange(part.Removed.Select(key => KeyValuePair.Create(key, ReadOnlyMemory<byte>.Empty)));
        return documents;
    }

    private static bool IsOf(Part part, string catalog, string epoch, long version) =>
        part.Catalog == catalog && part.Epoch == epoch && part.Version == version;

    private static Part? Read(ReadOnlyMemory<byte> json, string documents)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            var part = new Part();
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name == documents)
                {
                    part.Documents = Documents(ref reader, json);
                }
                else
                {
                    Field(ref reader, name, part);
                }
            }

            return part;
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Field(ref Utf8JsonReader reader, string name, Part part)
    {
        switch (name)
        {
            case "catalog":
                part.Catalog = reader.GetString();
                break;
            case "epoch":
                part.Epoch = reader.GetString();
                break;
            case "version":
                part.Version = reader.GetInt64();
                break;
            case "from":
                part.From = reader.GetInt64();
                break;
            case "to":
                part.To = reader.GetInt64();
                break;
            case "removed":
                while (reader.Read() && reader.TokenType is JsonTokenType.String)
                {
                    part.Removed.Add(reader.GetString()!);
                }

                break;
            default:
                throw new FormatException(name);
        }
    }

    private static List<KeyValuePair<string, ReadOnlyMemory<byte>>> Documents(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var documents = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            documents.Add(new(key, json[start..(int)reader.BytesConsumed]));
        }

        return documents;
    }

    private sealed class Part
    {
        public string? Catalog { get; set; }

        public string? Epoch { get; set; }

        public long Version { get; set; }

        public long From { get; set; }

        public long To { get; set; }

        public string Span => $"{From}-{To}";

        public List<string> Removed { get; } = [];

        public List<KeyValuePair<string, ReadOnlyMemory<byte>>>? Documents { get; set; }
    }
}

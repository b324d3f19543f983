using System.Runtime.InteropServices;
using System.Text.Json;
using MasterData.Documents;
using MasterData.Json;

namespace MasterData.Client.Redis;

/// <summary>A chunk or a delta: what it sets, and which keys it removes (null).</summary>
internal static class RedisPart
{
    /// <summary>Puts a chunk of <paramref name="head"/> into <paramref name="effects"/>.</summary>
    /// <exception cref="InvalidDataException">It is none, or not of this head.</exception>
    public static void AddChunk(IDictionary<string, Document?> effects, ReadOnlyMemory<byte> json, RedisHead head) =>
        Read(json, head, head.Base, part => Set(effects, part.GetProperty("documents")));

    /// <summary>Puts a delta of <paramref name="head"/> into <paramref name="effects"/>.</summary>
    /// <exception cref="InvalidDataException">It is none, or not of this head.</exception>
    public static void AddDelta(
        IDictionary<string, Document?> effects, ReadOnlyMemory<byte> json, RedisHead head, RedisSpan span) =>
        Read(json, head, span.To, part =>
        {
            if (new RedisSpan(part.GetProperty("from").GetInt64(), part.GetProperty("to").GetInt64()) != span)
            {
                throw new InvalidDataException($"{head.Proof.Catalog}: what stands under {span} is another delta.");
            }

            Set(effects, part.GetProperty("changed"));
            foreach (var key in part.GetProperty("removed").EnumerateArray())
            {
                effects[key.GetString() ?? throw new InvalidDataException("A key is null.")] = null;
            }
        });

    private static void Read(ReadOnlyMemory<byte> json, RedisHead head, long version, Action<JsonElement> take)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var part = document.RootElement;
            var isOfThisHead = part.GetProperty("catalog").GetString() == head.Proof.Catalog
                && part.GetProperty("epoch").GetString() == head.Proof.Epoch
                && part.GetProperty("version").GetInt64() == version;
            if (!isOfThisHead)
            {
                throw new InvalidDataException(
                    $"A part of {head.Proof.Catalog} is of another catalog, epoch or version.");
            }

            take(part);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException)
        {
            throw new InvalidDataException($"A part of {head.Proof.Catalog} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static void Set(IDictionary<string, Document?> effects, JsonElement documents)
    {
        foreach (var entry in documents.EnumerateObject())
        {
            var document = DocumentJson.Read(JsonMarshal.GetRawUtf8Value(entry.Value));
            effects[document.Key] = document.Key == entry.Name
                ? document
                : throw new InvalidDataException($"{document.Key} stands under {entry.Name}.");
        }
    }
}

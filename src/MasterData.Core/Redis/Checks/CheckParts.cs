using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using MasterData.Json;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Compares the chunks and deltas of a catalog with memory: what a copy made of them would hold.</summary>
internal sealed class CheckParts(IDatabase redis, CacheKeys keys)
{
    private readonly Dictionary<string, string> _good = new(StringComparer.Ordinal);
    private string _generation = "";

    /// <summary>
    /// Compares all of them; what was found good and has not changed is not read into documents again.
    /// </summary>
    public async Task<CheckResult> CompareAsync(CacheSource ours, CacheHead head)
    {
        if (_generation != head.Generation)
        {
            _good.Clear();
            _generation = head.Generation;
        }

        var parts = new List<(string Key, string Hash, byte[] Json)>();
        foreach (var key in (RedisKey[])[.. keys.Chunks(head), .. keys.Deltas(head)])
        {
            // A part that is gone is noticed each second, by the look at what is there.
            if ((byte[]?)await redis.StringGetAsync(key) is not { } json)
            {
                return CheckResult.Moved;
            }

            parts.Add(($"{key}", Convert.ToHexString(SHA256.HashData(json)), json));
        }

        if (parts.All(part => _good.GetValueOrDefault(part.Key) == part.Hash))
        {
            return CheckResult.Same;
        }

        var fault = Fault(ours, head, [.. parts.Select(part => part.Json)]);
        if (fault is null)
        {
            parts.ForEach(part => _good[part.Key] = part.Hash);
        }

        return fault is null ? CheckResult.Same : CheckResult.Differs(fault);
    }

    private string? Fault(CacheSource ours, CacheHead head, IReadOnlyList<byte[]> parts)
    {
        try
        {
            return Difference(ours, Read(head, parts));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or InvalidDataException)
        {
            return $"a part of the copy cannot be read: {wrong.Message}";
        }
    }

    private string? Difference(CacheSource ours, Dictionary<string, byte[]> documents)
    {
        foreach (var document in ours.State.Documents)
        {
            if (!documents.Remove(document.Key, out var json)
                || !json.AsSpan().SequenceEqual(DocumentJson.Write(keys.Catalog, document)))
            {
                return $"{document.Key} is another in the parts of the copy";
            }
        }

        return documents.Keys.FirstOrDefault() is { } invented ? $"{invented} is in the parts of the copy" : null;
    }

    private Dictionary<string, byte[]> Read(CacheHead head, IReadOnlyList<byte[]> parts)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var last = "";
        for (var number = 0; number < parts.Count; number++)
        {
            using var json = JsonDocument.Parse(parts[number]);
            var part = json.RootElement;
            var span = number < head.Chunks ? null : head.Deltas[number - head.Chunks];
            DemandOf(part, head, span);
            foreach (var entry in part.GetProperty(span is null ? "documents" : "changed").EnumerateObject())
            {
                if (span is null && string.CompareOrdinal(last, entry.Name) >= 0)
                {
                    throw new InvalidDataException($"{entry.Name} stands in the wrong place");
                }

                last = entry.Name;
                documents[entry.Name] = JsonMarshal.GetRawUtf8Value(entry.Value).ToArray();
            }

            foreach (var key in span is null ? [] : part.GetProperty("removed").EnumerateArray().ToArray())
            {
                documents.Remove($"{key.GetString()}");
            }
        }

        return documents;
    }

    private void DemandOf(JsonElement part, CacheHead head, string? span)
    {
        var version = part.GetProperty("version").GetInt64();
        var isOfHead = part.GetProperty("catalog").GetString() == keys.Catalog
            && part.GetProperty("epoch").GetString() == head.Epoch
            && (span is null
                ? version == head.Base
                : span == $"{part.GetProperty("from").GetInt64()}-{part.GetProperty("to").GetInt64()}"
                    && version == part.GetProperty("to").GetInt64());
        if (!isOfHead)
        {
            throw new InvalidDataException("it is of another catalog, epoch or version");
        }
    }
}

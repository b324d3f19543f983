using System.Text.Json;
using MasterData.Items;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>The fields of the hash of aliases.</summary>
internal static class CacheFields
{
    /// <summary>The aliases of an item, each with its code.</summary>
    public static IEnumerable<HashEntry> Aliases(ItemDocument item) =>
        item.Aliases.Select(alias => new HashEntry(alias, item.Code));

    /// <summary>The aliases in the JSON of an item; none where there is no JSON.</summary>
    public static IEnumerable<string> Aliases(RedisValue json)
    {
        if (json.IsNull)
        {
            return [];
        }

        using var item = JsonDocument.Parse((ReadOnlyMemory<byte>)json);
        return item.RootElement.TryGetProperty("aliases", out var aliases)
            ? [.. aliases.EnumerateArray().Select(alias => alias.GetString()!)]
            : [];
    }
}

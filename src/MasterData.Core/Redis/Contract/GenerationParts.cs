using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Looks whether everything is there that a head promises.</summary>
/// <remarks>
/// A chunk or a delta never changes once it is written. So its size is asked for once, and from then on all of them are
/// looked for with one command: a look each second is cheap, however many deltas there are.
/// </remarks>
internal sealed class GenerationParts(IDatabase redis, CacheKeys keys)
{
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private string _generation = "";

    /// <summary>
    /// The sizes of what <paramref name="head"/> promises; null where something is missing or unfinished.
    /// </summary>
    public async Task<GenerationSizes?> FindAsync(CacheHead head)
    {
        if (_generation != head.Generation)
        {
            _sizes.Clear();
            _generation = head.Generation;
        }

        RedisKey[] chunks = keys.Chunks(head), deltas = keys.Deltas(head);
        RedisKey[] parts = [.. chunks, .. deltas];
        var items = redis.HashGetAsync(keys.Items(head.Generation), [CacheKeys.Built, CacheKeys.Meta]);
        var aliases = redis.HashGetAsync(keys.Aliases(head.Generation), [CacheKeys.Built, CacheKeys.Meta]);
        var found = redis.KeyExistsAsync(parts);
        await Task.WhenAll(
            items, aliases, found, MeasureAsync([.. parts.Where(part => !_sizes.ContainsKey($"{part}"))]));

        var whole = IsBuilt(await items, head) && IsBuilt(await aliases, head) && await found == parts.Length
            && parts.All(part => _sizes.ContainsKey($"{part}"));
        return whole ? new(chunks.Sum(part => _sizes[$"{part}"]), deltas.Sum(part => _sizes[$"{part}"])) : null;
    }

    private async Task MeasureAsync(RedisKey[] parts)
    {
        var sizes = await Task.WhenAll(parts.Select(part => redis.StringLengthAsync(part)));
        foreach (var (part, size) in parts.Zip(sizes).Where(pair => pair.Second > 0))
        {
            _sizes[$"{part}"] = size;
        }
    }

    private static bool IsBuilt(RedisValue[] marks, CacheHead head) =>
        marks[0] == head.Generation && marks[1] == head.Meta;
}

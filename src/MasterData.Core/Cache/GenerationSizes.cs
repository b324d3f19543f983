using StackExchange.Redis;

namespace MasterData.Cache;

/// <summary>How many bytes the chunks and the deltas of a generation have.</summary>
internal readonly record struct GenerationSizes(long Base, long Deltas)
{
    /// <summary>Looks whether everything that <paramref name="head"/> promises is there; null where it is not.</summary>
    public static async Task<GenerationSizes?> ReadAsync(IDatabase redis, CacheKeys keys, CacheHead head)
    {
        var items = redis.HashGetAsync(keys.Items(head.Generation), [CacheKeys.Built, CacheKeys.Meta]);
        var aliases = redis.HashGetAsync(keys.Aliases(head.Generation), [CacheKeys.Built, CacheKeys.Meta]);
        var chunks = Task.WhenAll(keys.Chunks(head).Select(key => redis.StringLengthAsync(key)));
        var deltas = Task.WhenAll(keys.Deltas(head).Select(key => redis.StringLengthAsync(key)));
        await Task.WhenAll(items, aliases, chunks, deltas);

        var whole = IsBuilt(await items, head) && IsBuilt(await aliases, head)
            && (await chunks).All(length => length > 0) && (await deltas).All(length => length > 0);
        return whole ? new((await chunks).Sum(), (await deltas).Sum()) : null;
    }

    private static bool IsBuilt(RedisValue[] marks, CacheHead head) =>
        marks[0] == head.Generation && marks[1] == head.Meta;
}

using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>
/// The head as it stood in Redis: its exact text, which a publication is conditioned on, and its meaning.
/// </summary>
/// <param name="Raw">The text; null where there is no head.</param>
/// <param name="Head">What it says; null where there is none or it cannot be read.</param>
internal sealed record SeenHead(RedisValue Raw, CacheHead? Head)
{
    public static async Task<SeenHead> ReadAsync(IDatabase redis, CacheKeys keys)
    {
        var raw = await redis.StringGetAsync(keys.Head);
        return new(raw, raw.IsNull ? null : CacheHead.Parse(raw.ToString()));
    }

    /// <summary>Holds as long as nobody else has published.</summary>
    public Condition Unchanged(CacheKeys keys) =>
        Raw.IsNull ? Condition.KeyNotExists(keys.Head) : Condition.StringEqual(keys.Head, Raw);
}

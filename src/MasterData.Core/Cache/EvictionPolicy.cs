using StackExchange.Redis;

namespace MasterData.Cache;

/// <summary>Asks Redis whether it gives up keys when its memory is full.</summary>
internal static class EvictionPolicy
{
    private const string Field = "maxmemory_policy:";

    /// <summary>The policy, if it evicts; null where it does not or does not tell.</summary>
    public static async Task<string?> ReadAsync(ConnectionMultiplexer redis)
    {
        try
        {
            // Not CONFIG GET, which is often forbidden; and not the client's own INFO, which wants an administrator.
            var memory = await redis.GetDatabase().ExecuteAsync("INFO", "memory");
            var policy = $"{memory}".Split("\r\n").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
            return policy?[Field.Length..] is { } value and not "noeviction" ? value : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}

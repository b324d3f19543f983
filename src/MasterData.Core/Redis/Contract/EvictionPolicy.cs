using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Asks Redis whether it gives up keys when its memory is full.</summary>
internal static class EvictionPolicy
{
    private const string Field = "maxmemory_policy";

    /// <summary>The policy, if it evicts; null where it does not or does not tell.</summary>
    public static async Task<string?> ReadAsync(ConnectionMultiplexer redis)
    {
        try
        {
            // Not CONFIG GET: it is often forbidden.
            var memory = await redis.GetServers().First(server => server.IsConnected).InfoAsync("memory");
            var policy = memory.SelectMany(section => section).FirstOrDefault(pair => pair.Key is Field).Value;
            return policy is null or "noeviction" ? null : policy;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}

namespace MasterData.Core.Redis;

/// <summary>What an operator does about a Redis that does not take what is written.</summary>
internal static class CacheAdvice
{
    /// <summary>What to do.</summary>
    public static string For(CacheCondition condition) => condition switch
    {
        CacheCondition.Unreachable => "See that Redis runs and that Redis:Endpoints names it",
        CacheCondition.Hanging => "See whether Redis or the network to it is overloaded",
        CacheCondition.Unauthorized => "Mend Redis:User and Redis:Password, or what Redis lets this user do",
        CacheCondition.ReadOnly => "Name the primary in Redis:Endpoints, and see that Redis can write its disk",
        CacheCondition.Full => "Raise maxmemory of Redis, or make room in it",
        CacheCondition.Loading => "Wait until Redis has loaded its dump",
        CacheCondition.Foreign =>
            "Mend Redis:Endpoints: it names the Redis of another authority. If that authority is no more, empty Redis",
        _ => "See the log of Redis",
    };
}

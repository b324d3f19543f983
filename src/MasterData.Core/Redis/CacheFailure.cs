using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Tells from an exception how Redis is.</summary>
internal static class CacheFailure
{
    private static readonly (string Word, CacheCondition Condition)[] Words =
    [
        ("NOAUTH", CacheCondition.Unauthorized),
        ("WRONGPASS", CacheCondition.Unauthorized),
        ("NOPERM", CacheCondition.Unauthorized),
        ("invalid password", CacheCondition.Unauthorized),
        ("READONLY", CacheCondition.ReadOnly),
        ("MISCONF", CacheCondition.ReadOnly),
        ("NOREPLICAS", CacheCondition.ReadOnly),
        ("OOM", CacheCondition.Full),
        ("LOADING", CacheCondition.Loading),
    ];

    /// <summary>How Redis is, if <paramref name="failure"/> is its fault; null where it is not.</summary>
    public static CacheCondition? Condition(Exception failure) => failure switch
    {
        ForeignRedisException => CacheCondition.Foreign,
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } =>
            CacheCondition.Unauthorized,
        RedisTimeoutException => CacheCondition.Hanging,
        RedisException => ByWord($"{failure.Message} {failure.InnerException?.Message}") ?? ByKind(failure),
        TaskCanceledException => CacheCondition.Failing,
        _ => null,
    };

    /// <summary>The failure, or what is behind it where Redis only says that it discarded a transaction.</summary>
    public static async Task<Exception> CauseAsync(IDatabase redis, Exception failure)
    {
        if (failure is not RedisServerException || !failure.Message.StartsWith("EXECABORT", StringComparison.Ordinal))
        {
            return failure;
        }

        try
        {
            await redis.StringSetAsync(CacheKeys.Probe, "", TimeSpan.FromSeconds(1));
            return failure;
        }
        catch (RedisException cause)
        {
            return cause;
        }
    }

    private static CacheCondition? ByWord(string message)
    {
        foreach (var (word, condition) in Words)
        {
            if (message.Contains(word, StringComparison.Ordinal))
            {
                return condition;
            }
        }

        return null;
    }

    private static CacheCondition ByKind(Exception failure) =>
        failure is RedisConnectionException ? CacheCondition.Unreachable : CacheCondition.Failing;
}

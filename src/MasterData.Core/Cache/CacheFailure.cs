using StackExchange.Redis;

namespace MasterData.Cache;

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
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } =>
            CacheCondition.Unauthorized,
        RedisTimeoutException => CacheCondition.Hanging,
        RedisException => ByWord($"{failure.Message} {failure.InnerException?.Message}") ?? ByKind(failure),
        TaskCanceledException => CacheCondition.Failing,
        _ => null,
    };

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

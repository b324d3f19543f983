using Microsoft.Extensions.Logging;

namespace MasterData.Core.Redis;

/// <summary>
/// How Redis is, as the reconciler last found it. Says so in the log once per change, not once per try.
/// </summary>
internal sealed partial class CacheHealth(ILogger<CacheHealth> logger)
{
    private volatile CacheCondition _condition;

    /// <summary>How Redis is.</summary>
    public CacheCondition Condition => _condition;

    /// <summary>Redis took everything.</summary>
    internal void Ready()
    {
        if (Turn(CacheCondition.Ready))
        {
            LogReady();
        }
    }

    /// <summary>Something went wrong; publishing and gRPC go on, and Redis is tried again.</summary>
    internal void Fail(Exception failure)
    {
        var condition = CacheFailure.Condition(failure);
        CacheMetrics.Count(condition ?? CacheCondition.Failing);
        if (!Turn(condition ?? CacheCondition.Failing))
        {
            return;
        }

        if (condition is CacheCondition.Foreign)
        {
            LogForeign(CacheAdvice.For(CacheCondition.Foreign), failure.Message);
        }
        else if (condition is { } known)
        {
            LogFailing(known, CacheAdvice.For(known), failure.Message);
        }
        else
        {
            LogBug(failure);
        }
    }

    private bool Turn(CacheCondition condition)
    {
        var changed = _condition != condition;
        _condition = condition;
        return changed;
    }

    [LoggerMessage(LogLevel.Information, "Redis has every catalog")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Warning,
        "Redis is behind: {Condition}. Publishing and gRPC go on, Redis is tried again. {Advice}. {Message}")]
    private partial void LogFailing(CacheCondition condition, string advice, string message);

    [LoggerMessage(LogLevel.Error, "Nothing is written to Redis: {Message}. {Advice}")]
    private partial void LogForeign(string advice, string message);

    [LoggerMessage(LogLevel.Error, "Redis could not be brought up to date")]
    private partial void LogBug(Exception failure);
}

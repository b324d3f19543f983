using System.Globalization;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Lets one of several servers compare at a time.</summary>
/// <remarks>It is under the authority's seal, so that nobody else can hold it.</remarks>
internal sealed class CheckLease(IDatabase redis, HeadSeal seal, TimeProvider time)
{
    private static readonly RedisKey Key = "md:check";
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private readonly string _server = $"{Guid.NewGuid():n}";
    private DateTimeOffset _taken;

    /// <summary>Takes or keeps it; false: another server has it.</summary>
    public async Task<bool> TakeAsync()
    {
        var now = time.GetUtcNow();
        if (now - _taken < Renewal)
        {
            return true;
        }

        var there = await redis.StringGetAsync(Key);
        if (HolderAt($"{there}", now) is { } holder && holder != _server)
        {
            return false;
        }

        var take = redis.CreateTransaction();
        take.AddCondition(there.IsNull ? Condition.KeyNotExists(Key) : Condition.StringEqual(Key, there));
        _ = take.StringSetAsync(Key, Value(now), Life);
        if (!await take.ExecuteAsync())
        {
            return false;
        }

        _taken = now;
        return true;
    }

    private string Value(DateTimeOffset now)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{_server}|{now.ToUnixTimeMilliseconds()}");
        return $"{text}|{seal.Mac(Sealed(text))}";
    }

    // One that is stale, or that the authority did not write, holds nobody up.
    private string? HolderAt(string value, DateTimeOffset now) =>
        value.Split('|') is [var server, var at, var mac]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && Math.Abs(now.ToUnixTimeMilliseconds() - milliseconds) < Life.TotalMilliseconds
        && seal.IsMac(Sealed($"{server}|{at}"), mac)
            ? server
            : null;

    private static string Sealed(string text) => $"masterdata-check-1\n{text}";
}

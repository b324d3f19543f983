using System.Diagnostics.Metrics;

namespace MasterData.Core.Redis;

/// <summary>What is counted of the publication to Redis.</summary>
internal static class CacheMetrics
{
    private static readonly Meter Meter = new("MasterData.Cache");

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>(
        "masterdata.cache.outcomes", description: "Looks at a catalog in Redis, by what they led to.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "masterdata.cache.failures", description: "Looks that failed, by how Redis was.");

    private static readonly Counter<long> Repairs = Meter.CreateCounter<long>(
        "masterdata.cache.repairs", description: "Catalogs in Redis that somebody had altered, written anew.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "masterdata.cache.duration", "s", "How long a look took.");

    /// <summary>Counts a look.</summary>
    public static void Count(string catalog, CacheOutcome outcome, TimeSpan took)
    {
        Looks.Add(1, new("catalog", catalog), new("outcome", $"{outcome}"));
        Duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", $"{outcome}"));
    }

    /// <summary>Counts a catalog that was altered.</summary>
    public static void CountRepair(string catalog) =>
        Repairs.Add(1, new KeyValuePair<string, object?>("catalog", catalog));

    /// <summary>Counts a look that failed.</summary>
    public static void Count(CacheCondition condition) =>
        Failures.Add(1, new KeyValuePair<string, object?>("condition", $"{condition}"));
}

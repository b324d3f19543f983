using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Restores;

/// <summary>Keeps what readers claim to have seen and nobody can check: it raises an alarm and stops nothing.</summary>
internal sealed partial class ReaderClaims(TimeProvider time, ILogger<ReaderClaims> logger)
{
    private const int MaxLength = 300;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan LogPause = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new("MasterData.Restores");

    private static readonly Counter<long> Claims = Meter.CreateCounter<long>(
        "masterdata.claims", description: "Claims of readers to have a version that the database does not have.");

    private readonly ConcurrentDictionary<string, (string Claim, DateTimeOffset At, DateTimeOffset LoggedAt)> _claims =
        new(StringComparer.Ordinal);

    /// <summary>Notes what a reader of <paramref name="catalog"/> claims.</summary>
    public void Note(string catalog, string claim)
    {
        var (now, shown) = (time.GetUtcNow(), claim.Length > MaxLength ? claim[..MaxLength] : claim);
        Claims.Add(1, new KeyValuePair<string, object?>("catalog", catalog));
        var logged = _claims.TryGetValue(catalog, out var known) ? known.LoggedAt : DateTimeOffset.MinValue;
        if (now - logged >= LogPause)
        {
            LogClaim(catalog, shown);
            logged = now;
        }

        _claims[catalog] = (shown, now, logged);
    }

    /// <summary>The last claim of the last day; empty: none.</summary>
    public string Find(string catalog) =>
        _claims.TryGetValue(catalog, out var known) && time.GetUtcNow() - known.At < Kept ? known.Claim : "";

    [LoggerMessage(LogLevel.Warning,
        "A reader of {Catalog} claims a version that the database does not have: {Claim}. Nothing stops. If the "
        + "database was put back, run restore; else look at which server that reader copied from")]
    private partial void LogClaim(string catalog, string claim);
}

using System.Diagnostics.Metrics;
using Grpc.Core;
using MasterData.Core.Consumers;
using MasterData.Core.Sync;
using MasterData.Errors;

namespace MasterData.Server.Sync;

/// <summary>What is counted of the streams and of what consumers report.</summary>
internal static class SyncMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "MasterData.Sync";

    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<long> Open = Meter.CreateUpDownCounter<long>(
        "masterdata.sync.streams", "{stream}", "Streams of Watch that are open.");

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>(
        "masterdata.sync.streams_ended", "{stream}", "Streams of Watch that ended, by reason.");

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(
        "masterdata.sync.steps", "{step}", "Steps sent whole, by catalog and kind.");

    private static readonly Counter<long> Resyncs = Meter.CreateCounter<long>(
        "masterdata.sync.resyncs", "{resync}", "Copies told to load anew, by catalog and reason.");

    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>(
        "masterdata.sync.snapshots_waiting", "{snapshot}", "Snapshots and repairs that wait for their turn.");

    private static readonly Counter<long> HeldBack = Meter.CreateCounter<long>(
        "masterdata.sync.reports_held_back", "{report}", "Reports of copies that do not show a newer version, by "
        + "catalog.");

    /// <summary>A stream began.</summary>
    public static void StreamBegan() => Open.Add(1);

    /// <summary>A stream is over.</summary>
    public static void StreamOver() => Open.Add(-1);

    /// <summary>A stream was drained: the server stops.</summary>
    public static void StreamDrained() => CountEnd("drained");

    /// <summary>A stream ended with an exception.</summary>
    /// <param name="end">The exception.</param>
    /// <param name="hasLeft">Whether the caller had gone.</param>
    public static void StreamEnded(Exception end, bool hasLeft) => CountEnd(end switch
    {
        MasterDataException refusal => $"{refusal.Reason}",
        _ when hasLeft => "left",
        RpcException { StatusCode: StatusCode.DeadlineExceeded } => "left",
        OperationCanceledException => "drained",
        _ => "failed",
    });

    /// <summary>A step was sent to its end: <c>delta</c>, <c>snapshot</c> or <c>repair</c>.</summary>
    public static void StepSent(string catalog, string kind) =>
        Steps.Add(1, new("catalog", catalog), new("kind", kind));

    /// <summary>A copy was told to load anew.</summary>
    public static void ResyncSent(string catalog, ResyncReason reason) =>
        Resyncs.Add(1, new("catalog", catalog), new("reason", $"{reason}"));

    /// <summary>A snapshot begins to wait, or no longer waits.</summary>
    public static void SnapshotWaits(bool waits) => Waiting.Add(waits ? 1 : -1);

    /// <summary>Consumers reported.</summary>
    public static void Reported(IReadOnlyCollection<CopyReport> copies)
    {
        foreach (var copy in copies.Where(copy => copy.Reason.Length > 0))
        {
            HeldBack.Add(1, new KeyValuePair<string, object?>("catalog", copy.Cursor.Catalog));
        }
    }

    private static void CountEnd(string reason) => Ended.Add(1, new KeyValuePair<string, object?>("reason", reason));
}

using System.Diagnostics.Metrics;
using MasterData.Errors;
using MasterData.Sync;

namespace MasterData.Server.Sync;

/// <summary>What is counted of the streams: the meter <c>MasterData.Sync</c>, described in docs/operations.md.</summary>
internal static class SyncMetrics
{
    private static readonly Meter Meter = new("MasterData.Sync");

    private static readonly UpDownCounter<long> Streams = Meter.CreateUpDownCounter<long>(
        "masterdata.sync.streams", "{stream}", "Streams of Watch that are open.");

    private static readonly Counter<long> Ends = Meter.CreateCounter<long>(
        "masterdata.sync.ends", "{stream}", "Streams of Watch that ended, by why.");

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>(
        "masterdata.sync.steps", "{step}", "Deltas and snapshots that were sent whole.");

    private static readonly Counter<long> Resyncs = Meter.CreateCounter<long>(
        "masterdata.sync.resyncs", "{resync}", "Copies that had to be loaded anew, by why.");

    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>(
        "masterdata.sync.waiting", "{stream}", "Streams that wait for a place to load a snapshot.");

    /// <summary>A stream begins.</summary>
    public static void Opened() => Streams.Add(1);

    /// <summary>A stream has ended.</summary>
    /// <param name="fault">What ended it; null: the server said that it stops.</param>
    /// <param name="callerLeft">Whether the caller was gone.</param>
    public static void Ended(Exception? fault, bool callerLeft)
    {
        Streams.Add(-1);
        Ends.Add(1, new KeyValuePair<string, object?>("reason", fault switch
        {
            null => "drained",
            MasterDataException { Reason: var reason } => $"{reason}",
            _ when callerLeft => "left",
            OperationCanceledException => "drained",
            _ => "failed",
        }));
    }

    /// <summary>A delta or a snapshot was sent.</summary>
    public static void Sent(EncodedStep step) =>
        Steps.Add(1, new("catalog", step.Head.Catalog), new("kind", step.IsSnapshot ? "snapshot" : "delta"));

    /// <summary>A copy must be loaded anew.</summary>
    public static void Resync(string catalog, ResyncReason reason) =>
        Resyncs.Add(1, new("catalog", catalog), new("reason", $"{reason}"));

    /// <summary>So many more streams wait for a snapshot.</summary>
    public static void Wait(int more) => Waiting.Add(more);
}

using System.Diagnostics.Metrics;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>What is counted of calls that are not answered as wished.</summary>
internal static class ErrorMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "MasterData.Server";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "masterdata.refusals", "{call}", "Calls refused, by method and reason.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "masterdata.failures", "{call}", "Calls that failed by a fault of the server, by method.");

    /// <summary>A call was refused.</summary>
    public static void Refused(string method, ErrorReason reason) =>
        Refusals.Add(1, new("method", method), new("reason", $"{reason}"));

    /// <summary>A call failed.</summary>
    public static void Failed(string method) => Failures.Add(1, new KeyValuePair<string, object?>("method", method));
}

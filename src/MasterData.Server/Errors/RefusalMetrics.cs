using System.Diagnostics.Metrics;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>What is counted of calls that were refused: the meter <c>MasterData.Server</c>, described in docs/operations.md.</summary>
internal static class RefusalMetrics
{
    private static readonly Meter Meter = new("MasterData.Server");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "masterdata.refusals", "{call}", "Calls that were refused, by method and reason.");

    /// <summary>A call was refused.</summary>
    public static void Count(string method, ErrorReason reason) =>
        Refusals.Add(1, new("method", method), new("reason", $"{reason}"));
}

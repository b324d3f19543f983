using System.Diagnostics.Metrics;

namespace MasterData.Core.Witnesses;

/// <summary>What is counted of the witness.</summary>
internal static class WitnessMetrics
{
    private static readonly Meter Meter = new("MasterData.Witness");

    private static readonly Counter<long> Troubles = Meter.CreateCounter<long>(
        "masterdata.witness.troubles", description: "Witnesses that were missing, damaged, foreign or not writable.");

    /// <summary>Counts one.</summary>
    public static void Count(string kind) => Troubles.Add(1, new KeyValuePair<string, object?>("kind", kind));
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MasterData.IntegrationTests.Copies;

/// <summary>Counts what the copies of one catalog measure.</summary>
internal sealed class CopyMeter : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener;

    public CopyMeter(string catalog)
    {
        _listener = new()
        {
            InstrumentPublished = (published, listening) =>
            {
                if (published is Counter<long> { Meter.Name: "MasterData.Client" })
                {
                    listening.EnableMeasurementEvents(published);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var tagged = tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}");
            if (tagged["catalog"] == catalog)
            {
                tagged.Remove("catalog");
                var name = string.Join(' ', [instrument.Name, .. tagged.Values]);
                _counts.AddOrUpdate(name, value, (_, before) => before + value);
            }
        });
        _listener.Start();
    }

    /// <summary>Steps of a kind from a source.</summary>
    public long Steps(string kind, string source) =>
        _counts.GetValueOrDefault($"masterdata.copy.steps {kind} {source}");

    /// <summary>What a source sent and could not be proved.</summary>
    public long Unproved(string source) => _counts.GetValueOrDefault($"masterdata.copy.unproved {source}");

    public void Dispose() => _listener.Dispose();
}

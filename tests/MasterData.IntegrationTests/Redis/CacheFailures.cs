using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MasterData.IntegrationTests.Redis;

/// <summary>What operators are told of looks at Redis that failed, by how Redis was.</summary>
internal sealed class CacheFailures : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public CacheFailures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "masterdata.cache.failures")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            _counts.AddOrUpdate($"{tags[0].Value}", value, (_, sum) => sum + value));
        _listener.Start();
    }

    public long Of(string condition) => _counts.GetValueOrDefault(condition);

    public void Dispose() => _listener.Dispose();
}

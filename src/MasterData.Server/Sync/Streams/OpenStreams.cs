using System.Collections.Concurrent;
using MasterData.Core.Access;
using MasterData.Core.Sync;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Counts the streams of <c>Watch</c>, and lets no consumer open them without bound.</summary>
internal sealed class OpenStreams(IOptions<SyncOptions> options)
{
    private readonly int _most = options.Value.StreamsPerConsumer;
    private readonly ConcurrentDictionary<string, int> _byConsumer = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>How many are open.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts one more until the answer is disposed of.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_MANY_STREAMS.</exception>
    public IDisposable Enter(Actor actor)
    {
        if (_byConsumer.AddOrUpdate(actor.Id, 1, (_, open) => open + 1) > _most)
        {
            LeaveConsumer(actor.Id);
            throw SyncErrors.TooManyStreams(_most);
        }

        Interlocked.Increment(ref _count);
        SyncMetrics.StreamBegan();
        return new Place(this, actor.Id);
    }

    private void Leave(string consumer)
    {
        LeaveConsumer(consumer);
        Interlocked.Decrement(ref _count);
        SyncMetrics.StreamOver();
    }

    private void LeaveConsumer(string consumer)
    {
        if (_byConsumer.AddOrUpdate(consumer, 0, (_, open) => open - 1) is 0)
        {
            _byConsumer.TryRemove(new KeyValuePair<string, int>(consumer, 0));
        }
    }

    private sealed class Place(OpenStreams streams, string consumer) : IDisposable
    {
        public void Dispose() => streams.Leave(consumer);
    }
}

namespace MasterData.Server.Sync;

/// <summary>Counts the streams of <c>Watch</c>.</summary>
internal sealed class OpenStreams
{
    private int _count;

    /// <summary>How many are open.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts one more until the answer is disposed of.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref _count);
        return new Place(this);
    }

    private sealed class Place(OpenStreams streams) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref streams._count);
    }
}

using System.Buffers;
using MasterData.Client.Sync;
using MasterData.Sync;

namespace MasterData.Client.Copies;

/// <summary>The parts of a snapshot that has begun: read and hashed while the rest is on its way, by all cores at the end.</summary>
/// <remarks>
/// On a thread of its own meanwhile: parts that wait in the thread pool would stand before what receives the next ones, and
/// the line would rest while they are read.
/// </remarks>
internal sealed class SnapshotParts(string catalog)
{
    private readonly string _catalog = catalog[(catalog.LastIndexOf('/') + 1)..];
    private readonly List<Lazy<HashedDocuments>> _parts = [];
    private readonly Lock _lock = new();
    private bool _isRead;

    /// <summary>Adds a message <c>SnapshotItems</c> that is in an array of the shared pool.</summary>
    public void Add(ArraySegment<byte> items)
    {
        lock (_lock)
        {
            _parts.Add(new(() => Read(items)));
            if (_isRead || _parts.Count < 2)
            {
                return;
            }

            _isRead = true;
        }

        _ = Task.Factory.StartNew(ReadOn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>All parts, when no more comes.</summary>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public IReadOnlyCollection<HashedDocuments> Complete()
    {
        try
        {
            Parallel.ForEach(_parts, part => _ = part.Value);
        }
        catch (AggregateException several) when (several.InnerExceptions is [FormatException first, ..])
        {
            throw first;
        }

        return _parts.ConvertAll(part => part.Value);
    }

    private void ReadOn()
    {
        for (var next = 0; ; next++)
        {
            Lazy<HashedDocuments> part;
            lock (_lock)
            {
                if (next == _parts.Count)
                {
                    _isRead = false;
                    return;
                }

                part = _parts[next];
            }

            try
            {
                _ = part.Value;
            }
            catch (FormatException)
            {
                // Whoever completes the snapshot meets the same.
                return;
            }
        }
    }

    private HashedDocuments Read(ArraySegment<byte> items)
    {
        try
        {
            return HashedDocuments.Of(_catalog, WireDocuments.Read(items));
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"{_catalog}: a document has no canonical form.", wrong);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(items.Array!);
        }
    }
}

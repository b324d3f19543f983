using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using MasterData.Canonical;
using MasterData.Wire;

namespace MasterData.Client.Watch;

/// <summary>
/// The parts of a snapshot that has begun: read and hashed while the rest is on its way, by all cores at the end.
/// </summary>
/// <remarks>
/// On a thread of its own meanwhile: parts that wait in the thread pool would stand before what receives the next ones,
/// and the line would rest while they are read.
/// </remarks>
internal sealed class SnapshotParts(string catalog)
{
    private readonly string _catalog = ResourceName.CatalogOf(catalog);
    private readonly List<Lazy<CanonicalDocuments>> _parts = [];
    private readonly Lock _lock = new();
    private int _taken;
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

        _ = Task.Factory.StartNew(
            ReadOn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>All parts, when no more comes.</summary>
    /// <exception cref="FormatException">One of them cannot be read.</exception>
    public IReadOnlyCollection<CanonicalDocuments> Complete()
    {
        Parallel.For(0, Environment.ProcessorCount, _ => ReadOn());
        return _parts.ConvertAll(part => part.Value);
    }

    private void ReadOn()
    {
        while (TryTake(out var part))
        {
            try
            {
                _ = part.Value;
            }
            catch (FormatException)
            {
                // Whoever completes the snapshot meets the same.
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out Lazy<CanonicalDocuments>? part)
    {
        lock (_lock)
        {
            _isRead = _taken < _parts.Count;
            part = _isRead ? _parts[_taken++] : null;
            return _isRead;
        }
    }

    private CanonicalDocuments Read(ArraySegment<byte> items)
    {
        try
        {
            return WireDocuments.Read(_catalog, items);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException($"{_catalog}: its documents are out of order or have no canonical form.", wrong);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(items.Array!);
        }
    }
}

using System.Collections.Concurrent;
using MasterData.Core.Access;

namespace MasterData.Core.Requests;

/// <summary>Lets each principal do one costly reading at a time, and the server only a few.</summary>
/// <remarks>
/// Costly is a reading that memory does not answer: another day's list, an old version. A principal that asks for many
/// at once waits for itself, and half of the processors are left for everything else.
/// </remarks>
internal sealed class CostlyWork(int places) : IDisposable
{
    /// <summary>How many readings of one principal may wait.</summary>
    public const int MaxWaiting = 256;

    private const int RetrySeconds = 1;

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(places);

    /// <summary>With a place for every second processor.</summary>
    public CostlyWork()
        : this(Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>Waits for a place; disposing of the answer gives it to the next.</summary>
    /// <exception cref="Errors.MasterDataException">TOO_MANY_REQUESTS: too many of the principal's wait.</exception>
    public async Task<IDisposable> EnterAsync(Actor actor, CancellationToken cancellationToken)
    {
        var line = Join(actor.Id);
        try
        {
            await line.Turn.WaitAsync(cancellationToken);
            try
            {
                await _places.WaitAsync(cancellationToken);
                return new Place(this, actor.Id, line);
            }
            catch
            {
                line.Turn.Release();
                throw;
            }
        }
        catch
        {
            Leave(actor.Id, line);
            throw;
        }
    }

    private Line Join(string principal)
    {
        while (true)
        {
            var line = _lines.GetOrAdd(principal, _ => new());
            lock (line)
            {
                if (line.IsClosed)
                {
                    continue;
                }

                if (line.Count > MaxWaiting)
                {
                    throw RequestErrors.TooManyRequests("costly readings", RetrySeconds);
                }

                line.Count++;
                return line;
            }
        }
    }

    private void Leave(string principal, Line line)
    {
        lock (line)
        {
            if (--line.Count is 0)
            {
                line.IsClosed = true;
                _lines.TryRemove(new(principal, line));
            }
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Count { get; set; }

        public bool IsClosed { get; set; }
    }

    private sealed class Place(CostlyWork work, string principal, Line line) : IDisposable
    {
        public void Dispose()
        {
            work._places.Release();
            line.Turn.Release();
            work.Leave(principal, line);
        }
    }
}

using System.Collections.Concurrent;
using MasterData.Core.Storage;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Publication;

/// <summary>
/// Lets the publishers of this process wait for each other in order, before they wait in the database.
/// </summary>
/// <remarks>
/// SQLite has one writer at a time and no queue; PostgreSQL would hold a connection for each that waits.
/// </remarks>
internal sealed class PublicationGate(IOptions<StorageOptions> options)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for its turn; the turn ends when the result is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(string catalog, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(options.Value.IsPostgres ? catalog : "", _ => new(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Exit(gate);
    }

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

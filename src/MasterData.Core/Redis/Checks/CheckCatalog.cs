using MasterData.Core.Following;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Compares one catalog in Redis with memory, a few codes at a time.</summary>
internal sealed class CheckCatalog(
    IDatabase redis, CatalogMemory memory, HeadSeal seal, CheckLease lease, string catalog, TimeProvider time)
{
    // A hundred thousand codes in forty seconds.
    private const int Batch = 250;
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CacheKeys _keys = new(catalog);
    private readonly CheckFields _fields = new(redis, new(catalog));
    private readonly CheckParts _parts = new(redis, new(catalog));

    /// <summary>Says what differs; null: nothing was seen to.</summary>
    public async Task<string?> ExecuteAsync(CancellationToken cancellationToken)
    {
        var fault = await TryAsync(_fields.CountAsync, cancellationToken)
            ?? await TryAsync(_parts.CompareAsync, cancellationToken);
        foreach (var codes in memory.Get(catalog).State.Items.Select(item => item.Code).Chunk(Batch))
        {
            if (fault is not null || !await lease.TakeAsync())
            {
                return fault;
            }

            fault = await TryAsync((ours, head) => _fields.CompareAsync(ours, head, codes), cancellationToken);
            await Task.Delay(Pause, time, cancellationToken);
        }

        return fault;
    }

    // What does not fit together is the business of the reconciler, which looks at each head each second.
    private async Task<string?> TryAsync(
        Func<CacheSource, CacheHead, Task<CheckResult>> compare, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var seen = await SeenHead.ReadAsync(redis, _keys);
            var entry = memory.Get(catalog);
            if (seen.Head is { } head && head.Position == entry.State.Head.Position && seal.Holds(catalog, head)
                && await compare(new(entry.State, entry.Log), head) is { IsMoved: false } result)
            {
                return result.Fault;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return null;
    }
}

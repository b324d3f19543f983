using MasterData.Digests;
using MasterData.Documents;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Client.Redis;

/// <summary>Reads a catalog by docs/redis-contract.md: only what the head lists, never a hash as a whole.</summary>
internal sealed class RedisCatalog(IDatabase redis, string catalog)
{
    /// <summary>Where hints come.</summary>
    public RedisChannel Channel => RedisChannel.Literal($"md:{{{catalog}}}");

    /// <summary>The text of the head; null: there is none.</summary>
    public async Task<string?> HeadAsync(CancellationToken cancellationToken) =>
        await redis.StringGetAsync($"md:{{{catalog}}}:head").WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The whole catalog, proved; null: a part is missing.</summary>
    /// <exception cref="InvalidDataException">A part cannot be read or is not of this head.</exception>
    /// <exception cref="DigestMismatchException">Everything is there, and it is wrong.</exception>
    public async Task<CatalogState?> LoadAsync(RedisHead head, CancellationToken cancellationToken)
    {
        var effects = new Dictionary<string, Document?>(StringComparer.Ordinal);
        for (var number = 0; number < head.Chunks; number++)
        {
            if (await PartAsync(
                $"s:{head.Generation}:{number}", cancellationToken).ConfigureAwait(false) is not { } chunk)
            {
                return null;
            }

            RedisPart.AddChunk(effects, chunk, head);
        }

        return await AddAsync(effects, head, head.Deltas, cancellationToken).ConfigureAwait(false)
            ? CatalogState.Load(head.Proof, effects.Values.OfType<Document>())
            : null;
    }

    /// <summary>What leads from <paramref name="have"/> to the head, as one delta; null: a part is missing.</summary>
    /// <exception cref="InvalidDataException">A part cannot be read or is not of this head.</exception>
    public async Task<CatalogDelta?> DeltaAsync(
        RedisHead head, IReadOnlyList<RedisSpan> spans, CatalogHead have, CancellationToken cancellationToken)
    {
        var effects = new SortedDictionary<string, Document?>(StringComparer.Ordinal);
        return await AddAsync(effects, head, spans, cancellationToken).ConfigureAwait(false)
            ? new()
            {
                From = have.Version,
                PreviousDigest = have.Digest,
                Head = head.Proof,
                Changed = [.. effects.Values.OfType<Document>()],
                Removed = [.. effects.Where(effect => effect.Value is null).Select(effect => effect.Key)],
            }
            : null;
    }

    private async Task<bool> AddAsync(
        IDictionary<string, Document?> effects,
        RedisHead head,
        IReadOnlyList<RedisSpan> spans,
        CancellationToken cancellationToken)
    {
        foreach (var span in spans)
        {
            if (await PartAsync(
                $"d:{head.Generation}:{span}", cancellationToken).ConfigureAwait(false) is not { } delta)
            {
                return false;
            }

            RedisPart.AddDelta(effects, delta, head, span);
        }

        return true;
    }

    private async Task<ReadOnlyMemory<byte>?> PartAsync(string name, CancellationToken cancellationToken)
    {
        var value = await redis.StringGetAsync($"md:{{{catalog}}}:{name}").WaitAsync(
            cancellationToken).ConfigureAwait(false);

        // A mere null would become an empty memory here.
        return value.IsNull ? default(ReadOnlyMemory<byte>?) : (ReadOnlyMemory<byte>)value;
    }
}

using MasterData.Documents;
using MasterData.Items;
using MasterData.Json;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Compares what Redis holds of a catalog with memory, chunk by chunk: every byte that readers can get.</summary>
/// <remarks>
/// Each document is written as JSON once and compared twice: with the chunk or delta that holds it, and with the hash
/// of items. The marks are read in the same command as the fields, so what is compared is of one version.
/// </remarks>
internal sealed class CompareCatalog(IDatabase redis, string catalog, Func<CatalogState> current)
{
    // Publications may come faster than it compares; then the next pass sees what this one did not.
    private const int Tries = 5;

    private readonly CacheKeys _keys = new(catalog);
    private SeenHead _seen = new(default, null);
    private CatalogState _state = null!;
    private Dictionary<string, ReadOnlyMemory<byte>> _late = [];
    private long _documents;
    private string _last = "";

    /// <summary>Compares once, and calls <paramref name="pause"/> after each chunk.</summary>
    /// <returns>What differs first; null: nothing, or the catalog moved too fast.</returns>
    public async Task<string?> ExecuteAsync(Func<int, Task> pause, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await PassAsync(pause, cancellationToken);
            if (!found.Moved)
            {
                return found.Difference;
            }
        }

        return null;
    }

    private async Task<(bool Moved, string? Difference)> PassAsync(
        Func<int, Task> pause, CancellationToken cancellationToken)
    {
        (_seen, _documents, _last) = (await SeenHead.ReadAsync(redis, _keys), 0, "");
        _state = current();
        if (_seen.Head is not { } head || head.Digest != $"{_state.Head.Digest}")
        {
            // The look of each second brings it up, or refuses it.
            return (true, null);
        }

        var difference = await DeltasAsync(head);
        for (var number = 0; number < head.Chunks && difference is null; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            difference = await ChunkAsync(head, number);
            await pause(head.Chunks);
        }

        difference ??= await LateAsync(head) ?? await CountsAsync(head);
        return difference is not null && await HasMovedAsync() ? (true, null) : (false, difference);
    }

    private async Task<bool> HasMovedAsync() => (await SeenHead.ReadAsync(redis, _keys)).Raw != _seen.Raw;

    private async Task<string?> DeltasAsync(CacheHead head)
    {
        _late = new(StringComparer.Ordinal);
        foreach (var span in head.Deltas)
        {
            var bytes = (ReadOnlyMemory<byte>)await redis.StringGetAsync(_keys.Delta(head.Generation, span));
            if (PartReader.Delta(bytes, catalog, head, span) is not { } changes)
            {
                return $"delta {span}";
            }

            foreach (var (key, document) in changes)
            {
                _late[key] = document;
            }
        }

        return null;
    }

    private async Task<string?> ChunkAsync(CacheHead head, int number)
    {
        var bytes = (ReadOnlyMemory<byte>)await redis.StringGetAsync(_keys.Chunk(head.Generation, number));
        if (PartReader.Chunk(bytes, catalog, head) is not { } documents)
        {
            return $"chunk {number}";
        }

        // Chunks that changed places hold the right documents, but not in the order that copies are built in.
        if (documents.Any(document => string.CompareOrdinal(_last, _last = document.Key) >= 0))
        {
            return $"order of chunk {number}";
        }

        return await DocumentsAsync(head, documents.Where(document => !_late.ContainsKey(document.Key)));
    }

    private async Task<string?> LateAsync(CacheHead head)
    {
        var removed = _late.Where(change => change.Value.IsEmpty).Select(change => change.Key);
        return removed.FirstOrDefault(key => _state.Get(key) is not null)
            ?? await DocumentsAsync(head, _late.Where(change => !change.Value.IsEmpty));
    }

    private async Task<string?> DocumentsAsync(
        CacheHead head, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> documents)
    {
        var items = new List<(ItemDocument Item, byte[] Json)>();
        foreach (var (key, bytes) in documents)
        {
            _documents++;
            var document = _state.Get(key);
            var json = document is null ? [] : DocumentJson.Write(catalog, document);
            if (!bytes.Span.SequenceEqual(json))
            {
                return key;
            }

            if (document is ItemDocument item)
            {
                items.Add((item, json));
            }
        }

        return await HashesAsync(head, items);
    }

    private async Task<string?> HashesAsync(CacheHead head, List<(ItemDocument Item, byte[] Json)> items)
    {
        RedisValue[] codes = [CacheKeys.Meta, .. items.Select(one => (RedisValue)one.Item.Code)];
        RedisValue[] aliases = [CacheKeys.Meta, .. items.SelectMany(one => one.Item.Aliases.Select(alias => (RedisValue)alias))];
        var ofItems = redis.HashGetAsync(_keys.Items(head.Generation), codes);
        var ofAliases = redis.HashGetAsync(_keys.Aliases(head.Generation), aliases);
        var (foundItems, foundAliases) = (await ofItems, await ofAliases);
        if (foundItems[0] != head.Meta || foundAliases[0] != head.Meta)
        {
            return CacheKeys.Meta;
        }

        for (var at = 0; at < items.Count; at++)
        {
            if (!((ReadOnlyMemory<byte>)foundItems[at + 1]).Span.SequenceEqual(items[at].Json))
            {
                return items[at].Item.Key;
            }
        }

        var expected = items.SelectMany(one => one.Item.Aliases.Select(_ => one.Item.Code));
        return foundAliases.Skip(1).Zip(expected).FirstOrDefault(pair => pair.First != pair.Second) is { Second: { } code }
            ? $"alias of {code}"
            : null;
    }

    // What nobody asked for by name is found by counting.
    private async Task<string?> CountsAsync(CacheHead head)
    {
        const int Marks = 2;
        if (_documents != _state.Head.Count)
        {
            return "number of documents";
        }

        var lengths = redis.CreateTransaction();
        var items = lengths.HashLengthAsync(_keys.Items(head.Generation));
        var aliases = lengths.HashLengthAsync(_keys.Aliases(head.Generation));
        await lengths.ExecuteAsync();
        var (itemCount, aliasCount) = _state.Items.Aggregate(
            (Items: 0L, Aliases: 0L), (sum, item) => (sum.Items + 1, sum.Aliases + item.Aliases.Length));
        return await items == itemCount + Marks && await aliases == aliasCount + Marks ? null : "number of fields";
    }
}

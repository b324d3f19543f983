using MasterData.Documents;
using MasterData.Items;
using MasterData.Json;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>A generation that is being written: hashes by batches, chunks as they fill up.</summary>
internal sealed class GenerationBuild(IDatabase redis, CacheKeys keys, CatalogHead head, string generation)
{
    private readonly RedisKey _items = keys.Items(generation);
    private readonly RedisKey _aliases = keys.Aliases(generation);
    private readonly List<KeyValuePair<string, byte[]>> _chunk = [];
    private readonly List<HashEntry> _itemBatch = [];
    private readonly List<HashEntry> _aliasBatch = [];
    private int _chunkBytes;
    private int _batchBytes;
    private long _itemCount;
    private long _aliasCount;

    /// <summary>How many chunks were written.</summary>
    public int Chunks { get; private set; }

    /// <summary>Adds a document.</summary>
    public async Task AddAsync(Document document)
    {
        var json = DocumentJson.Write(keys.Catalog, document);
        await AddToChunkAsync(document.Key, json);
        if (document is ItemDocument item)
        {
            _itemBatch.Add(new(item.Code, json));
            _aliasBatch.AddRange(CacheFields.Aliases(item));
            _batchBytes += json.Length;
            if (_batchBytes >= CacheLimits.BatchBytes)
            {
                await WriteBatchAsync();
            }
        }
    }

    /// <summary>Writes the rest and, last of all, <c>#built</c>; false where something got lost meanwhile.</summary>
    public async Task<bool> FinishAsync()
    {
        await WriteBatchAsync();
        await WriteChunkAsync();
        HashEntry[] marks = [new(CacheKeys.Built, generation), new(CacheKeys.Meta, $"{head.Epoch}|{head.Version}")];
        await Task.WhenAll(WriteAsync(_items, marks), WriteAsync(_aliases, marks));

        // A flush between two batches leaves a hash that lacks fields; it must not become current.
        var items = redis.HashLengthAsync(_items);
        var aliases = redis.HashLengthAsync(_aliases);
        return await items == _itemCount + marks.Length && await aliases == _aliasCount + marks.Length;
    }

    /// <summary>Deletes what was written, without waiting; whatever cannot be deleted expires.</summary>
    public void GiveUp()
    {
        RedisKey[] parts =
            [_items, _aliases, .. Enumerable.Range(0, Chunks + 1).Select(number => keys.Chunk(generation, number))];
        redis.KeyDelete(parts, CommandFlags.FireAndForget);
    }

    private async Task AddToChunkAsync(string key, byte[] json)
    {
        // What the JSON around a document can take: quotes, a colon, a comma and, once, the chunk's own fields.
        const int Around = 512;
        var bytes = json.Length + (2 * key.Length) + 4;
        if (_chunk.Count > 0 && _chunkBytes + bytes > CacheLimits.ChunkBytes - Around)
        {
            await WriteChunkAsync();
        }

        _chunk.Add(new(key, json));
        _chunkBytes += bytes;
    }

    private async Task WriteChunkAsync()
    {
        var chunk = CacheJson.Chunk(head, _chunk);
        await redis.StringSetAsync(keys.Chunk(generation, Chunks), chunk, CacheLimits.Building);
        Chunks++;
        _chunk.Clear();
        _chunkBytes = 0;
    }

    private async Task WriteBatchAsync()
    {
        _itemCount += _itemBatch.Count;
        _aliasCount += _aliasBatch.Count;
        await Task.WhenAll(WriteAsync(_items, [.. _itemBatch]), WriteAsync(_aliases, [.. _aliasBatch]));
        _itemBatch.Clear();
        _aliasBatch.Clear();
        _batchBytes = 0;
    }

    private async Task WriteAsync(RedisKey hash, HashEntry[] fields)
    {
        if (fields.Length is 0)
        {
            return;
        }

        // In one step, so that a builder that dies leaves no hash that lives for ever.
        var batch = redis.CreateTransaction();
        _ = batch.HashSetAsync(hash, fields);
        _ = batch.KeyExpireAsync(hash, CacheLimits.Building);
        await batch.ExecuteAsync();
    }
}

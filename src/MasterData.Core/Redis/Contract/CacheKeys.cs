using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>The names of the keys of a catalog in Redis; the braces keep them in one slot of a cluster.</summary>
internal readonly record struct CacheKeys(string Catalog)
{
    /// <summary>The field that says that the hash was built completely; its value is the generation.</summary>
    public const string Built = "#built";

    /// <summary>The field with the epoch and version of the hash.</summary>
    public const string Meta = "#meta";

    /// <summary>A key that is written only to find out why a transaction was discarded.</summary>
    public const string Probe = "md:probe";

    public RedisKey Head => $"md:{{{Catalog}}}:head";

    public RedisChannel Channel => RedisChannel.Literal($"md:{{{Catalog}}}");

    public RedisKey Items(string generation) => $"md:{{{Catalog}}}:i:{generation}";

    public RedisKey Aliases(string generation) => $"md:{{{Catalog}}}:a:{generation}";

    public RedisKey Chunk(string generation, int number) => $"md:{{{Catalog}}}:s:{generation}:{number}";

    public RedisKey Delta(string generation, string span) => $"md:{{{Catalog}}}:d:{generation}:{span}";

    /// <summary>The keys of the chunks that <paramref name="head"/> lists.</summary>
    public RedisKey[] Chunks(CacheHead head)
    {
        var keys = this;
        return [.. Enumerable.Range(0, head.Chunks).Select(number => keys.Chunk(head.Generation, number))];
    }

    /// <summary>The keys of the deltas that <paramref name="head"/> lists.</summary>
    public RedisKey[] Deltas(CacheHead head)
    {
        var keys = this;
        return [.. head.Deltas.Select(span => keys.Delta(head.Generation, span))];
    }
}

using MasterData.Documents;
using MasterData.Items;
using MasterData.Json;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Brings a generation to a later version by one delta, in one step.</summary>
/// <param name="redis">Where to.</param>
/// <param name="keys">The keys of the catalog.</param>
/// <param name="seal">The seal of the authority.</param>
/// <param name="source">What it is brought to.</param>
/// <param name="before">The state that is there, where it is known; null: what is needed of it is read.</param>
internal sealed class AppendDelta(
    IDatabase redis, CacheKeys keys, HeadSeal seal, CacheSource source, CatalogState? before)
{
    /// <summary>
    /// Whether the versions since <paramref name="head"/> are known and few, so that a delta may lead from there to
    /// the state.
    /// </summary>
    public bool Fits(CacheHead head) =>
        head.Epoch == source.State.Head.Epoch
        && head.Version < source.State.Head.Version
        && source.Log.At(head.Version) is { } from && $"{from.Digest}" == head.Digest
        && head.Deltas.Length < CacheLimits.Deltas
        && source.Log.KeysSince(head.Version).Count <= CacheLimits.DeltaDocuments;

    /// <summary>Adds the delta.</summary>
    /// <param name="seen">The head that must still stand there.</param>
    /// <param name="sizes">The bytes of what the generation has.</param>
    public async Task<AppendResult> ExecuteAsync(SeenHead seen, GenerationSizes sizes)
    {
        var former = seen.Head!;
        var delta = source.State.DeltaFrom(source.Log, former.Version);
        var changed = delta.Changed.ToDictionary(
            d => d.Key, d => DocumentJson.Write(keys.Catalog, d), StringComparer.Ordinal);
        var json = CacheJson.Delta(delta, changed);
        if (json.Length > CacheLimits.DeltaBytes
            || (sizes.Deltas + json.Length) * CacheLimits.BaseToDeltas > sizes.Base)
        {
            return new(AppendStep.TooLarge, null, sizes);
        }

        var span = $"{former.Version}-{delta.Head.Version}";
        var head = seal.Put(keys.Catalog, former.With(delta.Head, span));
        var append = redis.CreateTransaction();
        append.AddCondition(seen.Unchanged(keys));
        var marks = new[] { keys.Items(head.Generation), keys.Aliases(head.Generation) }
            .Select(hash => append.HashGetAsync(hash, CacheKeys.Built)).ToArray();
        await AddHashesAsync(append, delta, changed, head);
        _ = append.StringSetAsync(keys.Delta(head.Generation, span), json);
        _ = append.StringSetAsync(keys.Head, head.ToJson());
        _ = append.PublishAsync(keys.Channel, head.Meta);
        if (!await append.ExecuteAsync())
        {
            return new(AppendStep.Conflict, null, sizes);
        }

        // Garnet does not notice a flush between the condition and here: then there are hashes without `#built`.
        var built = (await Task.WhenAll(marks)).All(mark => mark == head.Generation);
        return new(built ? AppendStep.Done : AppendStep.Lost, head, sizes with { Deltas = sizes.Deltas + json.Length });
    }

    private async Task AddHashesAsync(
        ITransaction append, CatalogDelta delta, Dictionary<string, byte[]> changed, CacheHead head)
    {
        var items = delta.Changed.OfType<ItemDocument>().ToArray();
        RedisValue[] gone = [.. delta.Removed.Where(key => DocumentKey.KindOf(key) is DocumentKey.Item)
            .Select(key => (RedisValue)DocumentKey.IdOf(key))];
        HashEntry[] aliases = [.. items.SelectMany(CacheFields.Aliases)];
        var lost = await LostAliasesAsync([.. items.Select(item => (RedisValue)item.Code), .. gone], aliases, head);

        var meta = new HashEntry(CacheKeys.Meta, head.Meta);
        Delete(append, keys.Items(head.Generation), gone);
        Delete(append, keys.Aliases(head.Generation), lost);
        _ = append.HashSetAsync(
            keys.Items(head.Generation), [.. items.Select(item => new HashEntry(item.Code, changed[item.Key])), meta]);
        _ = append.HashSetAsync(keys.Aliases(head.Generation), [.. aliases, meta]);
    }

    // The condition on the head makes sure that what is read here is what the delta starts from.
    private async Task<RedisValue[]> LostAliasesAsync(RedisValue[] codes, HashEntry[] aliases, CacheHead head)
    {
        if (codes.Length is 0)
        {
            return [];
        }

        var kept = aliases.Select(alias => alias.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        var had = before is null
            ? (await redis.HashGetAsync(keys.Items(head.Generation), codes)).SelectMany(CacheFields.Aliases)
            : codes.SelectMany(code => before.Find(code.ToString())?.Aliases ?? []);
        return [.. had.Where(alias => !kept.Contains(alias)).Select(alias => (RedisValue)alias)];
    }

    private static void Delete(ITransaction append, RedisKey hash, RedisValue[] fields)
    {
        if (fields.Length > 0)
        {
            _ = append.HashDeleteAsync(hash, fields);
        }
    }
}

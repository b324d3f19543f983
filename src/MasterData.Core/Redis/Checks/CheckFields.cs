using MasterData.Items;
using MasterData.Json;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Compares the two hashes of a catalog with memory.</summary>
internal sealed class CheckFields(IDatabase redis, CacheKeys keys)
{
    // The two marks, which are no codes.
    private const int Marks = 2;

    /// <summary>Whether there are as many fields as codes and aliases.</summary>
    public async Task<CheckResult> CountAsync(CacheSource ours, CacheHead head)
    {
        var count = redis.CreateTransaction();
        var marks = count.HashGetAsync(keys.Items(head.Generation), [CacheKeys.Built, CacheKeys.Meta]);
        var items = count.HashLengthAsync(keys.Items(head.Generation));
        var aliases = count.HashLengthAsync(keys.Aliases(head.Generation));
        await count.ExecuteAsync();
        if (!IsOf(await marks, head))
        {
            return CheckResult.Moved;
        }

        var codes = ours.State.Items.LongCount();
        var names = ours.State.Items.SelectMany(item => item.Aliases).Distinct(StringComparer.Ordinal).LongCount();
        return await items != codes + Marks
            ? CheckResult.Differs($"there are {await items - Marks} codes instead of {codes}")
            : await aliases != names + Marks
                ? CheckResult.Differs($"there are {await aliases - Marks} aliases instead of {names}")
                : CheckResult.Same;
    }

    /// <summary>Whether these codes and their aliases are as in memory.</summary>
    public async Task<CheckResult> CompareAsync(CacheSource ours, CacheHead head, string[] codes)
    {
        var items = codes.Select(ours.State.Find).ToArray();
        HashEntry[] aliases = [.. items.OfType<ItemDocument>().SelectMany(CacheFields.Aliases)];
        var found = await redis.HashGetAsync(
            keys.Items(head.Generation), [.. codes.Select(code => (RedisValue)code), CacheKeys.Built, CacheKeys.Meta]);
        var named = await redis.HashGetAsync(
            keys.Aliases(head.Generation), [.. aliases.Select(alias => alias.Name), CacheKeys.Built, CacheKeys.Meta]);
        if (!IsOf(found, head) || !IsOf(named, head))
        {
            return CheckResult.Moved;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            if (!IsSame(items[i], found[i]))
            {
                return CheckResult.Differs($"the code {codes[i]} is another");
            }
        }

        for (var i = 0; i < aliases.Length; i++)
        {
            if (named[i] != aliases[i].Value)
            {
                return CheckResult.Differs($"the alias {aliases[i].Name} is another");
            }
        }

        return CheckResult.Same;
    }

    private bool IsSame(ItemDocument? item, RedisValue there) => item is null
        ? there.IsNull
        : !there.IsNull && ((ReadOnlyMemory<byte>)there).Span.SequenceEqual(DocumentJson.Write(keys.Catalog, item));

    private static bool IsOf(RedisValue[] fields, CacheHead head) =>
        fields[^2] == head.Generation && fields[^1] == head.Meta;
}

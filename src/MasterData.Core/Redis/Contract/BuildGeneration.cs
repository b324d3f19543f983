using System.Security.Cryptography;
using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Writes a whole catalog beside what is there, and then turns the head to it in one step.</summary>
/// <remarks>
/// Everything is built with a time to live, so that nothing remains of a builder that dies. The flip writes into no
/// hash: whatever was lost meanwhile stays lost, and a hash without <c>#built</c> misleads nobody.
/// </remarks>
internal sealed class BuildGeneration(IDatabase redis, CacheKeys keys, HeadSeal seal, CatalogState state)
{
    private readonly string _generation =
        $"{state.Head.Version}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Builds and flips; false where another publisher was faster or a part of the build got lost.</summary>
    /// <param name="seen">The head that must still stand there.</param>
    /// <param name="former">The head whose keys are given up; null where none is known.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<CacheHead?> ExecuteAsync(SeenHead seen, CacheHead? former, CancellationToken cancellationToken)
    {
        var build = new GenerationBuild(redis, keys, state.Head, _generation);
        CacheHead? flipped = null;
        try
        {
            foreach (var document in state.Documents)
            {
                await build.AddAsync(document);
                cancellationToken.ThrowIfCancellationRequested();
            }

            flipped = await build.FinishAsync() ? await FlipAsync(seen, former, build.Chunks) : null;
            return flipped;
        }
        finally
        {
            if (flipped is null)
            {
                build.GiveUp();
            }
        }
    }

    private async Task<CacheHead?> FlipAsync(SeenHead seen, CacheHead? former, int chunks)
    {
        var head = seal.Put(keys.Catalog, CacheHead.Of(state.Head, _generation, chunks));
        var flip = redis.CreateTransaction();
        flip.AddCondition(seen.Unchanged(keys));
        RedisKey[] parts = [keys.Items(_generation), keys.Aliases(_generation), .. keys.Chunks(head)];
        var kept = parts.Select(part => flip.KeyPersistAsync(part)).ToArray();
        GiveUp(flip, former);
        _ = flip.StringSetAsync(keys.Head, head.ToJson());
        _ = flip.PublishAsync(keys.Channel, head.Meta);
        if (!await flip.ExecuteAsync())
        {
            return null;
        }

        // A part that expired or was flushed just now: the head points at nothing, so the next look builds again.
        return (await Task.WhenAll(kept)).All(persisted => persisted) ? head : null;
    }

    private void GiveUp(ITransaction flip, CacheHead? former)
    {
        if (former is null)
        {
            return;
        }

        _ = flip.KeyDeleteAsync([keys.Items(former.Generation), keys.Aliases(former.Generation)]);
        foreach (var old in (RedisKey[])[.. keys.Chunks(former), .. keys.Deltas(former)])
        {
            _ = flip.KeyExpireAsync(old, CacheLimits.Old);
        }
    }
}

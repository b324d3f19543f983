using MasterData.Versions;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>Looks at one catalog in Redis and brings it up to what this server knows; never backwards.</summary>
internal sealed class ReconcileCatalog(
    IDatabase redis, HeadSeal seal, string catalog, Action<string, string>? altered = null)
{
    private readonly CacheKeys _keys = new(catalog);
    private readonly GenerationParts _parts = new(redis, new(catalog));
    private SeenHead? _whole;
    private CatalogState? _there;
    private GenerationSizes _sizes;
    private volatile bool _distrusted;

    /// <summary>The head last seen or written: where the head alone gets lost, it tells which keys were its.</summary>
    public CacheHead? Last { get; private set; }

    /// <summary>The next look writes everything anew: what is there was altered.</summary>
    public void Distrust() => _distrusted = true;

    /// <summary>Does what is needed and says what it was.</summary>
    /// <param name="source">What this server knows; asked for only after the head in Redis was read.</param>
    /// <param name="looks">Whether to look at everything; else a delta may go onto what was whole a moment ago.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<CacheOutcome> ExecuteAsync(
        Func<CacheSource> source, bool looks, CancellationToken cancellationToken)
    {
        if (!looks && !_distrusted && _whole is { } whole && await FollowAsync(source(), whole) is { } followed)
        {
            return followed;
        }

        var seen = await SeenHead.ReadAsync(redis, _keys);
        var ours = source();
        if (seen.Raw.HasValue && Forgery(seen.Head, ours) is { } forgery)
        {
            altered?.Invoke(catalog, forgery);
            return await BuildAsync(seen, ours, cancellationToken);
        }

        Last = seen.Head ?? Last;
        if (Refusal(seen.Head, ours) is { } refusal)
        {
            return refusal;
        }

        if (!_distrusted)
        {
            return await BringUpAsync(seen, ours, cancellationToken);
        }

        var outcome = await BuildAsync(seen, ours, cancellationToken);
        _distrusted = outcome is not CacheOutcome.Generation;
        return outcome;
    }

    // Only the seal tells who wrote a head; what it does not cover must fit memory, or else Redis' own parts.
    private string? Forgery(CacheHead? theirs, CacheSource ours) => theirs switch
    {
        null => "the head cannot be read",
        _ when !seal.Holds(catalog, theirs) => "the head is not under the seal of this authority",
        _ when !theirs.FitsTogether => "the head contradicts itself",
        _ when theirs.Version == ours.State.Head.Version && theirs.Digest == $"{ours.State.Head.Digest}"
            && !theirs.Says(ours.State.Head) => "the head says something else of its version",
        _ when Last is { } last && last.Position > theirs.Position && last.Position <= ours.State.Head.Position =>
            $"the head went back to version {theirs.Version}",
        _ => null,
    };

    // The one place that decides what in Redis is left alone, also of a catalog whose publishing is stopped.
    private static CacheOutcome? Refusal(CacheHead? theirs, CacheSource ours)
    {
        if (theirs is null)
        {
            return null;
        }

        if (theirs.Position > ours.State.Head.Position)
        {
            return CacheOutcome.Ahead;
        }

        return theirs.Epoch == ours.State.Head.Epoch && DigestAt(theirs.Version, ours) is { } digest
            && digest != theirs.Digest ? CacheOutcome.Diverged : null;
    }

    private static string? DigestAt(long version, CacheSource ours) =>
        version == ours.State.Head.Version ? $"{ours.State.Head.Digest}" : ours.Log.At(version)?.Digest.ToString();

    private async Task<CacheOutcome> BringUpAsync(SeenHead seen, CacheSource ours, CancellationToken cancellationToken)
    {
        if (seen.Head is { } theirs && theirs.Epoch == ours.State.Head.Epoch
            && await _parts.FindAsync(theirs) is { } sizes)
        {
            (_whole, _sizes) = (seen, sizes);
            if (theirs.Version == ours.State.Head.Version)
            {
                _there = ours.State;
                return CacheOutcome.UpToDate;
            }

            if (await FollowAsync(ours, seen) is { } outcome)
            {
                return outcome;
            }
        }

        return await BuildAsync(seen, ours, cancellationToken);
    }

    // The write is conditioned on the head, so that nothing has to be read again that was whole under it.
    private async Task<CacheOutcome?> FollowAsync(CacheSource ours, SeenHead whole)
    {
        _whole = null;
        var before = $"{_there?.Head.Digest}" == whole.Head!.Digest ? _there : null;
        var append = new AppendDelta(redis, _keys, seal, ours, before);
        if (!append.Fits(whole.Head))
        {
            return null;
        }

        var (step, head, sizes) = await append.ExecuteAsync(whole, _sizes);
        Last = head ?? Last;
        if (step is AppendStep.Done)
        {
            (_whole, _sizes, _there) = (new(head!.ToJson(), head), sizes, ours.State);
        }

        return step switch
        {
            AppendStep.Done => CacheOutcome.Delta,
            AppendStep.TooLarge => null,
            _ => CacheOutcome.Conflict,
        };
    }

    private async Task<CacheOutcome> BuildAsync(SeenHead seen, CacheSource ours, CancellationToken cancellationToken)
    {
        // What was found damaged may only have been in the middle of another server's publication.
        if ((await SeenHead.ReadAsync(redis, _keys)).Raw != seen.Raw)
        {
            return CacheOutcome.Conflict;
        }

        var build = new BuildGeneration(redis, _keys, seal, ours.State);
        var built = await build.ExecuteAsync(seen, Last, cancellationToken);
        Last = built ?? Last;
        return built is null ? CacheOutcome.Conflict : CacheOutcome.Generation;
    }
}

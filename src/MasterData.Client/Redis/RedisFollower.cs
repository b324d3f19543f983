using MasterData.Client.Copies;
using MasterData.Client.Copies.Steps;
using MasterData.Digests;
using MasterData.Versions;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.Client.Redis;

/// <summary>Keeps one copy in step with what Redis has, while the server is away.</summary>
/// <remarks>Redis is not trusted: whatever cannot be proved leaves the copy as it is.</remarks>
internal sealed partial class RedisFollower(
    CatalogCopy copy, Absence absence, CopyMetrics metrics, TimeSpan longestPause, TimeProvider time, ILogger logger)
{
    private const int Tries = 3;
    private const string Nothing = "";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Whoever may publish to Redis may send hints without end; they cost a look now and then, not a look each.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    private readonly ILogger _logger = logger;
    private string _trouble = Nothing;
    private string _badHead = Nothing;
    private string _badTrouble = Nothing;
    private long _badSince;
    private TimeSpan _badPause;

    /// <summary>Follows until told to stop, or until the connection fails.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    /// <param name="redis">The connection.</param>
    /// <param name="answered">Called after each look that Redis answered.</param>
    /// <param name="cancellationToken">Tells it to stop.</param>
    public async Task FollowAsync(IConnectionMultiplexer redis, Action answered, CancellationToken cancellationToken)
    {
        var catalog = new RedisCatalog(redis.GetDatabase(), copy.Catalog);
        using var hints = new SemaphoreSlim(0);
        try
        {
            for (var hears = false; ;)
            {
                hears = hears || await HearsAsync(redis.GetSubscriber(), catalog, hints)
                    .WaitAsync(cancellationToken).ConfigureAwait(false);
                await LookAsync(catalog, cancellationToken).ConfigureAwait(false);
                answered();
                await Task.Delay(ShortestPause, time, cancellationToken).ConfigureAwait(false);
                await hints.WaitAsync(Interval - ShortestPause, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            copy.FollowsRedis = false;
        }
    }

    // Hints have a connection of their own, which may stand later than the other or not at all; and a user may be
    // allowed to read and not to listen. Then the look each second is all there is.
    private async Task<bool> HearsAsync(ISubscriber subscriber, RedisCatalog catalog, SemaphoreSlim hints)
    {
        void Hear(RedisChannel channel, RedisValue hint) => Wake(hints);

        try
        {
            await subscriber.SubscribeAsync(catalog.Channel, Hear).ConfigureAwait(false);
            return true;
        }
        catch (RedisServerException refusal)
        {
            LogNoHints(copy.Catalog, refusal.Message);
            return true;
        }
        catch (RedisConnectionException)
        {
            // The library keeps what failed, and would call it beside that of the next try.
            await subscriber.UnsubscribeAsync(catalog.Channel, Hear, CommandFlags.FireAndForget).ConfigureAwait(false);
            return false;
        }
    }

    private static void Wake(SemaphoreSlim hints)
    {
        try
        {
            if (hints.CurrentCount is 0)
            {
                hints.Release();
            }
        }
        catch (ObjectDisposedException)
        {
            // The last hint came while we stopped.
        }
    }

    private async Task LookAsync(RedisCatalog catalog, CancellationToken cancellationToken)
    {
        var trouble = await TakeHeadAsync(catalog, cancellationToken).ConfigureAwait(false);
        copy.FollowsRedis = trouble is Nothing;
        if (trouble == _trouble)
        {
            return;
        }

        if (trouble is Nothing)
        {
            LogGood(copy.Catalog);
        }
        else
        {
            LogBad(copy.Catalog, trouble);
        }

        _trouble = trouble;
    }

    private async Task<string> TakeHeadAsync(RedisCatalog catalog, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await catalog.HeadAsync(cancellationToken).ConfigureAwait(false) is not { } text)
                {
                    return "it has no head";
                }

                if (IsKnownBad(text))
                {
                    return _badTrouble;
                }

                var trouble = await TakeAsync(catalog, text, cancellationToken).ConfigureAwait(false);
                if (trouble is Nothing)
                {
                    return Nothing;
                }

                // A part that is missing may just have been replaced: then the head is another one, and is read at
                // once.
                Remember(text, trouble);
                if (attempt is Tries)
                {
                    return trouble;
                }
            }
        }
        catch (RedisServerException refusal)
        {
            return RedisTrouble.Of(refusal);
        }
    }

    private async Task<string> TakeAsync(RedisCatalog catalog, string text, CancellationToken cancellationToken)
    {
        try
        {
            var head = RedisHead.Parse(copy.Catalog, text);
            var have = copy.Received?.Head;
            if (Refusal(head, have) is { } refusal)
            {
                return refusal;
            }

            return Order(head.Proof, have) switch
            {
                < 0 => $"it has version {head.Proof.Version} of {head.Proof.Epoch}, "
                    + $"which is older than version {have!.Version} here",
                0 => head.Proof.Digest == have!.Digest ? Nothing : $"it has another digest for version {have.Version}",
                _ when await StepAsync(catalog, head, cancellationToken).ConfigureAwait(false) => Nothing,
                _ => "a part of it is missing",
            };
        }
        catch (Exception wrong) when (wrong is InvalidDataException or DigestMismatchException)
        {
            return $"what it has cannot be proved: {wrong.Message}";
        }
    }

    // Whoever may write to Redis could write this; only the service says that a life has ended, or who it is.
    private string? Refusal(RedisHead head, CatalogHead? have) =>
        EpochDate.IsFarAhead(head.Proof.Epoch, time.GetUtcNow())
            ? $"its epoch {head.Proof.Epoch} says that it began more than a day ahead"
        : have is not null && head.Proof.Position.IsOfLaterEpochThan(have.Position)
            ? $"it has the later epoch {head.Proof.Epoch}, which only the service can vouch for"
        : copy.Authority.Length > 0 && head.Authority != copy.Authority
            ? $"it is of authority '{head.Authority}', the copy of {copy.Authority}"
        : null;

    private async Task<bool> StepAsync(RedisCatalog catalog, RedisHead head, CancellationToken cancellationToken) =>
        await TryDeltasAsync(catalog, head, cancellationToken).ConfigureAwait(false)
        || await StepAsync(StepKind.Snapshot, async () =>
        {
            var state = await catalog.LoadAsync(head, cancellationToken).ConfigureAwait(false);
            return state is null ? null : (state, []);
        }).ConfigureAwait(false);

    // A delta that does not prove itself may be right where the whole is: the next one is tried from there.
    private async Task<bool> TryDeltasAsync(RedisCatalog catalog, RedisHead head, CancellationToken cancellationToken)
    {
        if (copy.Received is not { } have || head.DeltasFrom(have.Head) is not { } spans)
        {
            return false;
        }

        try
        {
            return await StepAsync(StepKind.Delta, async () =>
            {
                var delta = await catalog.DeltaAsync(head, spans, have.Head, cancellationToken).ConfigureAwait(false);
                return delta is not null && new DeltaStep(delta) is var step ? (step.ApplyTo(have), step.Keys) : null;
            }).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or DigestMismatchException)
        {
            LogDeltaUnproved(copy.Catalog, wrong.Message);
            return false;
        }
    }

    private async Task<bool> StepAsync(
        StepKind kind, Func<Task<(CatalogState State, IReadOnlyCollection<string> Keys)?>> read)
    {
        using var attempt = new StepAttempt(copy, kind, CopySource.Redis, metrics);
        try
        {
            if (await read().ConfigureAwait(false) is not var (state, keys))
            {
                return false;
            }

            attempt.Succeed(state, keys, gate: absence.Do);
            return true;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or DigestMismatchException)
        {
            attempt.Fail(wrong);
            throw;
        }
    }

    // The same head is not read anew each second if what it lists was lost or is wrong: it may be large.
    private bool IsKnownBad(string text) => text == _badHead && time.GetElapsedTime(_badSince) < _badPause;

    private void Remember(string text, string trouble)
    {
        var pause = text == _badHead ? _badPause * 2 : Interval;
        (_badHead, _badTrouble) = (text, trouble);
        (_badSince, _badPause) = (time.GetTimestamp(), pause < longestPause ? pause : longestPause);
    }

    private static int Order(CatalogHead head, CatalogHead? have) =>
        head.Position.CompareTo(have?.Position ?? Position.None);

    [LoggerMessage(LogLevel.Warning, "Redis does not serve {Catalog}: {Trouble}. The copy stays as it is; tried again")]
    private partial void LogBad(string catalog, string trouble);

    [LoggerMessage(LogLevel.Information, "Redis serves {Catalog} again")]
    private partial void LogGood(string catalog);

    [LoggerMessage(
        LogLevel.Information, "Redis does not give hints of {Catalog}: {Refusal}. It is looked at each second")]
    private partial void LogNoHints(string catalog, string refusal);

    [LoggerMessage(
        LogLevel.Warning, "Redis has changes of {Catalog} that cannot be proved: {Refusal}. The whole is read")]
    private partial void LogDeltaUnproved(string catalog, string refusal);
}

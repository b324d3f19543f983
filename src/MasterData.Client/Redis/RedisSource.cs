using MasterData.Client.Copies;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MasterData.Client.Redis;

/// <summary>
/// Keeps copies in step with Redis while the server is away; otherwise there is not even a connection.
/// </summary>
internal sealed partial class RedisSource(
    RedisOptions options,
    Absence absence,
    IReadOnlyCollection<RedisFollower> followers,
    TimeSpan longestPause,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _logger = logger;
    private string _trouble = "";
    private bool _isServing;
    private TimeSpan _pause = ShortestPause;

    /// <summary>Serves each absence, until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var span = await absence.BeganAsync(cancellationToken).ConfigureAwait(false);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(span, cancellationToken);
                await ServeAsync(both.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The server is back, or we are stopping.
                _isServing = false;
            }
        }
    }

    private async Task ServeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await FollowAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Say(failure);
            }

            // Spread, so that all who lost the same Redis do not come back at once.
            await Task.Delay(
                _pause * (0.5 + Random.Shared.NextDouble()), time, cancellationToken).ConfigureAwait(false);
            _pause = _pause * 2 < longestPause ? _pause * 2 : longestPause;
        }
    }

    // A connection that fails is given up whole: one way to come back is easier to get right than two.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var redis = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            Task[] following = [.. followers.Select(follower => follower.FollowAsync(redis, Answered, end.Token))];
            await (await Task.WhenAny(following).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await redis.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
            await redis.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken cancellationToken)
    {
        var connecting = ConnectionMultiplexer.ConnectAsync(options.ToConfiguration());
        try
        {
            return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = connecting.ContinueWith(
                late => late.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    private void Answered()
    {
        if (!Interlocked.Exchange(ref _isServing, true))
        {
            LogServing(options.Address);
        }

        (_pause, _trouble) = (ShortestPause, "");
    }

    // Once for each trouble, not once for each attempt.
    private void Say(Exception failure)
    {
        var trouble = RedisTrouble.Of(failure);
        if (trouble != _trouble)
        {
            LogTrouble(options.Address, trouble);
        }

        (_isServing, _trouble) = (false, trouble);
    }

    [LoggerMessage(
        LogLevel.Warning, "The Redis {Address} cannot be read: {Trouble}. The copies stay as they are; tried again")]
    private partial void LogTrouble(string address, string trouble);

    [LoggerMessage(
        LogLevel.Information, "The server cannot be reached; until it is back the copies are kept from the Redis "
            + "{Address}")]
    private partial void LogServing(string address);
}

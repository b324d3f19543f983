namespace MasterData.Client.Copies;

/// <summary>How long messages of one stream were on their way, by the clocks of both sides, which need not agree.</summary>
/// <remarks>
/// The message that came fastest shows how far the clocks are apart; whatever more there is between sending and receiving
/// another one is delay. So a line that was dead for a minute and then gives up what it held back makes nothing look fresh.
/// </remarks>
internal sealed class MessageDelay
{
    // What scheduling may add to an honest measurement.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private TimeSpan? _apart;
    private TimeSpan _lastAt;
    private TimeSpan _last;

    /// <summary>A stream begins with this message.</summary>
    /// <param name="now">The time of this machine since any moment, from a clock that is never set.</param>
    /// <param name="sent">When the server sent it; null: unknown.</param>
    public void Begin(TimeSpan now, DateTimeOffset? sent) =>
        (_apart, _lastAt, _last) = (Apart(now, sent), now, TimeSpan.Zero);

    /// <summary>How long the message that comes now was on its way; zero if the server does not say when it sent it.</summary>
    public TimeSpan Of(TimeSpan now, DateTimeOffset? sent)
    {
        var delay = TimeSpan.Zero;
        if (Apart(now, sent) is { } apart)
        {
            // It was sent after the message before it. A longer delay means that the server's clock was set back.
            var longest = now - _lastAt + _last;
            _apart = _apart is { } fastest && apart >= fastest && apart - fastest <= longest + Tolerance ? fastest : apart;
            delay = apart - _apart.Value;
        }

        (_lastAt, _last) = (now, delay);
        return delay;
    }

    private static TimeSpan? Apart(TimeSpan now, DateTimeOffset? sent) => sent is { } at ? now - (at - DateTimeOffset.UnixEpoch) : null;
}

namespace MasterData.Client.Copies.Streams;

/// <summary>
/// How long messages of one stream were on their way, by the clocks of both sides, which need not agree.
/// </summary>
/// <remarks>
/// The message that came fastest shows how far the clocks are apart; whatever more there is between sending and
/// receiving another one is delay. So a line that was dead for a minute and then gives up what it held back makes
/// nothing look fresh.
/// The first message may have been held back itself: it was sent after it was asked for, and until others have had the
/// time to come faster, it counts as if sent at that moment.
/// </remarks>
internal sealed class MessageDelay
{
    // What scheduling may add to an honest measurement.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    // After so long, a server that was slow to answer need not look slow for ever.
    private static readonly TimeSpan Doubtful = TimeSpan.FromSeconds(30);

    private TimeSpan? _apart;
    private TimeSpan? _fastest;
    private TimeSpan _began;
    private TimeSpan _lastAt;
    private TimeSpan _last;

    /// <summary>A stream begins with this message.</summary>
    /// <param name="asked">When it was asked for: the time of this machine since any moment, from a clock that is never
    /// set.</param>
    /// <param name="now">When it came, by the same clock.</param>
    /// <param name="sent">When the server sent it; null: unknown.</param>
    public void Begin(TimeSpan asked, TimeSpan now, DateTimeOffset? sent) =>
        (_apart, _fastest, _began, _lastAt, _last) = (Apart(asked, sent), Apart(now, sent), now, now, now - asked);

    /// <summary>
    /// How long the message that comes now was on its way; zero if the server does not say when it sent it.
    /// </summary>
    public TimeSpan Of(TimeSpan now, DateTimeOffset? sent)
    {
        var delay = TimeSpan.Zero;
        if (Apart(now, sent) is { } apart)
        {
            // It was sent after the message before it. A longer delay means that the server's clock was set back.
            var longest = now - _lastAt + _last;
            _fastest = _fastest is { } before && before < apart ? before : apart;
            var known = now - _began > Doubtful ? _fastest : _apart;
            (_apart, _fastest) = known is { } fastest && apart >= fastest && apart - fastest <= longest + Tolerance
                ? (fastest, _fastest)
                : (apart, apart);
            delay = apart - _apart.Value;
        }

        (_lastAt, _last) = (now, delay);
        return delay;
    }

    private static TimeSpan? Apart(TimeSpan now, DateTimeOffset? sent) =>
        sent is { } at ? now - (at - DateTimeOffset.UnixEpoch) : null;
}

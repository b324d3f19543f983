namespace MasterData.Client.Testing;

/// <summary>The clock of a test, on which the copies wait only a fraction of what they wait in a program.</summary>
/// <remarks>
/// A clock that stands still would never end a wait, and a test would have to advance it again and again until a copy
/// has connected. So days and freshness follow the clock of the test, and waits follow the machine.
/// </remarks>
internal sealed class ShortenedWaits(TimeProvider clock) : TimeProvider
{
    private const int Factor = 20;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private static TimeSpan Shorten(TimeSpan wait) => wait <= TimeSpan.Zero ? wait : wait / Factor;
}

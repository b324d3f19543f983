namespace MasterData.Testing;

/// <summary>
/// The machine's time, shifted: what programs see when a clock is set or the machine slept. Waits take as long as ever.
/// </summary>
public sealed class ShiftedTime(DateTimeOffset now) : TimeProvider
{
    private long _shift = (now - System.GetUtcNow()).Ticks;

    /// <summary>Sets the clock.</summary>
    public void Set(DateTimeOffset now) => Volatile.Write(ref _shift, (now - System.GetUtcNow()).Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _shift));
}

namespace MasterData.Server.Requests;

/// <summary>An address from which calls without a valid key come.</summary>
internal sealed class Stranger(int callsPerSecond, int openCalls, TimeProvider time)
{
    private int _open;

    /// <summary>Its calls without a valid key.</summary>
    public CallRate Calls { get; } = new(callsPerSecond, time);

    /// <summary>Its keys that were asked of the database in vain.</summary>
    public CallRate WrongKeys { get; } = new(callsPerSecond / 4 + 1, time);

    /// <summary>Whether nothing is known of it that could not be forgotten.</summary>
    public bool IsIdle(long second) => Volatile.Read(ref _open) is 0 && second - Calls.LastSecond > 1;

    /// <summary>Counts an open call; false if there are too many.</summary>
    public bool TryOpen()
    {
        if (Interlocked.Increment(ref _open) <= openCalls)
        {
            return true;
        }

        Close();
        return false;
    }

    /// <summary>An open call is over.</summary>
    public void Close() => Interlocked.Decrement(ref _open);
}

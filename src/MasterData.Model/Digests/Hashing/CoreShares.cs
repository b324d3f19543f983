namespace MasterData.Digests.Hashing;

/// <summary>Spreads work of like parts over cores, so that each has many of them at once.</summary>
internal static class CoreShares
{
    // Below this, waking a thread costs more than it saves.
    private const int Least = 16;

    /// <summary>
    /// Does the work for parts 0 … <paramref name="count"/> - 1, told where to start and before which to end.
    /// </summary>
    public static void Each(int count, Action<int, int> work)
    {
        var shares = Math.Clamp(count / Least, 1, Environment.ProcessorCount);
        if (shares is 1)
        {
            work(0, count);
        }
        else
        {
            Parallel.For(0, shares, share => work(count * share / shares, count * (share + 1) / shares));
        }
    }
}

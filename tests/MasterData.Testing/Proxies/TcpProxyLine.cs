namespace MasterData.Testing;

/// <summary>How good or bad the line of a <see cref="TcpProxy"/> is.</summary>
public sealed class TcpProxyLine
{
    private long _delayTicks;
    private volatile bool _isBlackHole;
    private volatile bool _refuses;
    private Tuple<byte[], byte[]>? _tamper;
    private long _cutAfter = long.MaxValue;
    private int _flip;
    private Tuple<byte[], TcpProxyCut, bool>? _cut;

    /// <summary>How long each piece of data is held back, in both directions.</summary>
    public TimeSpan Delay
    {
        get => new(Volatile.Read(ref _delayTicks));
        set => Volatile.Write(ref _delayTicks, value.Ticks);
    }

    /// <summary>Whether connections stay open and nothing gets through; what was sent arrives once this ends.</summary>
    public bool IsBlackHole { get => _isBlackHole; set => _isBlackHole = value; }

    /// <summary>Whether new connections are reset at once.</summary>
    public bool Refuses { get => _refuses; set => _refuses = value; }

    /// <summary>
    /// Replaces <paramref name="bytes"/> by as many others, the first time that they come from the server.
    /// </summary>
    public void TamperOnce(byte[] bytes, byte[] others) => Volatile.Write(ref _tamper, Tuple.Create(bytes, others));

    /// <summary>Whether <see cref="TamperOnce"/> still waits for its bytes.</summary>
    public bool WillTamper => Volatile.Read(ref _tamper) is not null;

    /// <summary>How long a connection that is cut after some bytes stays open: time to take in what came.</summary>
    public TimeSpan PauseBeforeCut { get; set; }

    /// <summary>Turns over one bit of the next data from the server.</summary>
    /// <param name="random">Which one; not zero.</param>
    public void FlipOnce(int random) => Volatile.Write(ref _flip, random);

    /// <summary>
    /// Resets the connection on which <paramref name="bytes"/> come from the client, the first time that they come.
    /// </summary>
    /// <param name="bytes">What is looked for.</param>
    /// <param name="moment">When it is reset.</param>
    /// <param name="thenRefuses">Whether the line <see cref="Refuses"/> from then on.</param>
    public void CutOnce(byte[] bytes, TcpProxyCut moment, bool thenRefuses = false) =>
        Volatile.Write(ref _cut, Tuple.Create(bytes, moment, thenRefuses));

    /// <summary>Whether <see cref="CutOnce"/> still waits for its bytes.</summary>
    public bool WillCut => Volatile.Read(ref _cut) is not null;

    internal TcpProxyCut? TakeCut(ReadOnlySpan<byte> sent)
    {
        if (Volatile.Read(ref _cut) is not { } cut || sent.IndexOf(cut.Item1) < 0
            || Interlocked.CompareExchange(ref _cut, null, cut) != cut)
        {
            return null;
        }

        Refuses |= cut.Item3;
        return cut.Item2;
    }

    internal void Tamper(Span<byte> data)
    {
        if (Interlocked.Exchange(ref _flip, 0) is not 0 and var random)
        {
            data[(random & int.MaxValue) / 8 % data.Length] ^= (byte)(1 << (random & 7));
        }

        if (Volatile.Read(ref _tamper) is { } tamper && data.IndexOf(tamper.Item1) is >= 0 and var at)
        {
            tamper.Item2.CopyTo(data[at..]);
            Volatile.Write(ref _tamper, null);
        }
    }

    /// <summary>After how many bytes from the server each connection is reset.</summary>
    public long CutAfterBytes
    {
        get => Volatile.Read(ref _cutAfter);
        set => Volatile.Write(ref _cutAfter, value);
    }
}

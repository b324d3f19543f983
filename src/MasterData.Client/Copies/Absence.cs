namespace MasterData.Client.Copies;

/// <summary>Whether the server is away. While it is, and only then, another source may move the copies.</summary>
internal sealed class Absence(TimeProvider time) : IDisposable
{
    // A server that restarts, or hands its streams to another one, is back before that.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _changed = new(0);
    private CancellationTokenSource _span = new();
    private long _since = time.GetTimestamp();
    private bool _isHere;
    private bool _isCertain;

    private bool IsAway => !_isHere && (_isCertain || time.GetElapsedTime(_since) >= Grace);

    /// <summary>A stream ended.</summary>
    /// <param name="answered">Whether the server had said anything on it.</param>
    public void Lost(bool answered)
    {
        lock (_lock)
        {
            if (_isHere)
            {
                (_isHere, _since, _span) = (false, time.GetTimestamp(), new());
            }

            _isCertain |= !answered;
        }

        _changed.Release();
    }

    /// <summary>The server answered: from here on nobody else moves a copy.</summary>
    public void Ended()
    {
        CancellationTokenSource span;
        lock (_lock)
        {
            (_isHere, _isCertain, span) = (true, false, _span);
        }

        span.Cancel();
    }

    /// <summary>Does something to a copy, unless the server is back.</summary>
    public void Do(Action action)
    {
        lock (_lock)
        {
            if (IsAway)
            {
                action();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _changed.Dispose();
        _span.Dispose();
    }

    /// <summary>Waits until the server is away; the token ends with its absence.</summary>
    public async Task<CancellationToken> BeganAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lock)
            {
                if (IsAway)
                {
                    return _span.Token;
                }
            }

            await _changed.WaitAsync(Grace, cancellationToken).ConfigureAwait(false);
        }
    }
}

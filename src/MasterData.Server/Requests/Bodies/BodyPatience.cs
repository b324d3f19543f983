using System.Collections.Concurrent;
using System.IO.Pipelines;
using MasterData.Core.Requests;

namespace MasterData.Server.Requests;

/// <summary>Waits for the bytes of one request: 10 seconds up to 1 MiB, beyond that 64 KiB a second.</summary>
/// <remarks>
/// A caller that was faster may not be silent for the time it has saved: never longer than 10 seconds.
/// </remarks>
internal sealed class BodyPatience(PipeReader reader, TimeProvider time) : IDisposable
{
    /// <summary>How long a request may take up to its first MiB.</summary>
    public const int Seconds = 10;

    private const int FreeBytes = 1024 * 1024;
    private const double BytesPerSecond = 64 * 1024;
    private const int MaxPooled = 256;

    // Nearly every request is there at once: its timer is set, and never rings.
    private static readonly ConcurrentQueue<CancellationTokenSource> Pool = new();

    private readonly long _begun = time.GetTimestamp();
    private readonly CancellationTokenSource _source = Begin();

    /// <summary>Reads what has come, after waiting for more than there was.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">REQUEST_TOO_SLOW.</exception>
    public async ValueTask<ReadResult> ReadAsync()
    {
        try
        {
            return await reader.ReadAsync(_source.Token);
        }
        catch (OperationCanceledException) when (_source.IsCancellationRequested)
        {
            throw RequestErrors.TooSlow((int)time.GetElapsedTime(_begun).TotalSeconds);
        }
    }

    /// <summary>So many bytes have come, which gives the rest more time.</summary>
    public void Arrived(long bytes)
    {
        if (bytes > FreeBytes)
        {
            var allowed = TimeSpan.FromSeconds(Seconds + ((bytes - FreeBytes) / BytesPerSecond));
            var left = allowed - time.GetElapsedTime(_begun);
            var silence = TimeSpan.FromSeconds(Seconds);
            _source.CancelAfter(left <= TimeSpan.Zero ? TimeSpan.Zero : left < silence ? left : silence);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_source.TryReset() && Pool.Count < MaxPooled)
        {
            Pool.Enqueue(_source);
        }
        else
        {
            _source.Dispose();
        }
    }

    private static CancellationTokenSource Begin()
    {
        var source = Pool.TryDequeue(out var pooled) ? pooled : new();
        source.CancelAfter(TimeSpan.FromSeconds(Seconds));
        return source;
    }
}

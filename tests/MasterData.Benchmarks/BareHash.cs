using System.Diagnostics;
using System.Security.Cryptography;

namespace MasterData.Benchmarks;

/// <summary>
/// SHA-256 of so many messages on all cores and nothing else: what a proof cannot take less than on this machine.
/// </summary>
/// <remarks>
/// Processors with SHA instructions hash four times as fast as those without: figures of two machines need it to
/// compare.
/// </remarks>
internal sealed class BareHash(IReadOnlyList<int> lengths)
{
    private readonly byte[] _bytes = new byte[lengths.Max()];

    /// <summary>The time it takes once.</summary>
    public TimeSpan Measure()
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(
            0,
            lengths.Count,
            () => IncrementalHash.CreateHash(HashAlgorithmName.SHA256),
            (number, _, sha) =>
            {
                Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
                sha.AppendData(_bytes.AsSpan(0, lengths[number]));
                sha.GetHashAndReset(hash);
                return sha;
            },
            static sha => sha.Dispose());
        return Stopwatch.GetElapsedTime(start);
    }
}

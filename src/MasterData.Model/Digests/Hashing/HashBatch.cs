using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace MasterData.Digests.Hashing;

/// <summary>
/// SHA-256 of many messages: by the platform, or several at a time where the processor cannot hash by itself.
/// </summary>
/// <remarks>
/// Without them the platform, which takes one message after the other, needs the time of four to seven in vector
/// registers. With them there is nothing to gain, and the platform's code is the one that most people have looked at
/// (docs/decisions/0015).
/// </remarks>
internal static class HashBatch
{
    // An empty lane costs as much as a full one: below this, one after the other is as fast.
    private const int WorthLanes = 4;

    // CPUID leaf 7, EBX, bit 29: the library uses the instructions wherever they are.
    private static readonly bool HasInstructions =
        !X86Base.IsSupported || (X86Base.CpuId(7, 0).Ebx & (1 << 29)) is not 0;

    /// <summary>SHA-256 of each message, 32 bytes, in their order.</summary>
    public static byte[] Compute(IMessages messages)
    {
        var hashes = new byte[messages.Count * Hash.Length];
        if (HasInstructions || messages.Count < WorthLanes || !EightLanes.IsSupported)
        {
            ComputeEach(messages, hashes);
        }
        else if (SixteenLanes.IsSupported && messages.Count > EightLanes.Count)
        {
            LaneHash<SixteenLanes>.Compute(messages, hashes);
        }
        else
        {
            LaneHash<EightLanes>.Compute(messages, hashes);
        }

        return hashes;
    }

    /// <summary>The same by the platform, one after the other.</summary>
    public static void ComputeEach(IMessages messages, Span<byte> hashes)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var message = 0; message < messages.Count; message++)
        {
            for (var part = 0; part <= messages.LastPart(message); part++)
            {
                sha.AppendData(messages[message, part]);
            }

            sha.GetHashAndReset(hashes.Slice(message * Hash.Length, Hash.Length));
        }
    }
}

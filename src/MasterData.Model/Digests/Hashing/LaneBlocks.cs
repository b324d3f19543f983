using System.Runtime.CompilerServices;

namespace MasterData.Digests.Hashing;

/// <summary>The step of SHA-256 (FIPS 180-4, 6.2.2) for the block at hand of each of several messages.</summary>
/// <typeparam name="T">How many, and with which instructions.</typeparam>
internal static class LaneBlocks<T>
    where T : struct, ILanes<T>
{
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Takes the blocks into the state of each message.</summary>
    /// <param name="state">The eight words of the state.</param>
    /// <param name="lanes">The messages.</param>
    public static void Add(ref InlineArray8<T> state, ReadOnlySpan<Lane> lanes)
    {
        var words = default(InlineArray16<T>);
        Read(ref words, lanes);
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        var constants = Constants;
        while (true)
        {
            T.Round(a, b, c, ref d, e, f, g, ref h, words[0], constants[0]);
            T.Round(h, a, b, ref c, d, e, f, ref g, words[1], constants[1]);
            T.Round(g, h, a, ref b, c, d, e, ref f, words[2], constants[2]);
            T.Round(f, g, h, ref a, b, c, d, ref e, words[3], constants[3]);
            T.Round(e, f, g, ref h, a, b, c, ref d, words[4], constants[4]);
            T.Round(d, e, f, ref g, h, a, b, ref c, words[5], constants[5]);
            T.Round(c, d, e, ref f, g, h, a, ref b, words[6], constants[6]);
            T.Round(b, c, d, ref e, f, g, h, ref a, words[7], constants[7]);
            T.Round(a, b, c, ref d, e, f, g, ref h, words[8], constants[8]);
            T.Round(h, a, b, ref c, d, e, f, ref g, words[9], constants[9]);
            T.Round(g, h, a, ref b, c, d, e, ref f, words[10], constants[10]);
            T.Round(f, g, h, ref a, b, c, d, ref e, words[11], constants[11]);
            T.Round(e, f, g, ref h, a, b, c, ref d, words[12], constants[12]);
            T.Round(d, e, f, ref g, h, a, b, ref c, words[13], constants[13]);
            T.Round(c, d, e, ref f, g, h, a, ref b, words[14], constants[14]);
            T.Round(b, c, d, ref e, f, g, h, ref a, words[15], constants[15]);
            constants = constants[16..];
            if (constants.IsEmpty)
            {
                break;
            }

            // The schedule: of its 64 words only the last 16 are ever needed.
            T.Extend(ref words[0], words[1], words[9], words[14]);
            T.Extend(ref words[1], words[2], words[10], words[15]);
            T.Extend(ref words[2], words[3], words[11], words[0]);
            T.Extend(ref words[3], words[4], words[12], words[1]);
            T.Extend(ref words[4], words[5], words[13], words[2]);
            T.Extend(ref words[5], words[6], words[14], words[3]);
            T.Extend(ref words[6], words[7], words[15], words[4]);
            T.Extend(ref words[7], words[8], words[0], words[5]);
            T.Extend(ref words[8], words[9], words[1], words[6]);
            T.Extend(ref words[9], words[10], words[2], words[7]);
            T.Extend(ref words[10], words[11], words[3], words[8]);
            T.Extend(ref words[11], words[12], words[4], words[9]);
            T.Extend(ref words[12], words[13], words[5], words[10]);
            T.Extend(ref words[13], words[14], words[6], words[11]);
            T.Extend(ref words[14], words[15], words[7], words[12]);
            T.Extend(ref words[15], words[0], words[8], words[13]);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    // Messages lie one behind the other, registers want a word of each: four words of four messages are turned at a
    // time.
    private static void Read(ref InlineArray16<T> words, ReadOnlySpan<Lane> lanes)
    {
        lanes = lanes[..T.Count];
        for (var first = 0; first < 4; first++)
        {
            (words[first], words[first + 4], words[first + 8], words[first + 12]) = T.Rows(lanes, first);
        }

        for (var word = 0; word < 16; word += 4)
        {
            (words[word], words[word + 1], words[word + 2], words[word + 3]) =
                T.Turned(words[word], words[word + 1], words[word + 2], words[word + 3]);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MasterData.Digests.Hashing;

/// <summary>Eight messages at a time, by AVX2, which has no rotation, or AVX-512VL, which has.</summary>
internal readonly struct EightLanes(Vector256<uint> words) : ILanes<EightLanes>
{
    private readonly Vector256<uint> _words = words;

    /// <inheritdoc/>
    public static bool IsSupported => Avx2.IsSupported;

    /// <inheritdoc/>
    public static int Count => Vector256<uint>.Count;

    private static Vector256<byte> BigEndian =>
        Vector256.Create(0x0405060700010203, 0x0C0D0E0F08090A0B, 0x0405060700010203, 0x0C0D0E0F08090A0B).AsByte();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (EightLanes At0, EightLanes At16, EightLanes At32, EightLanes At48) Rows(
        ReadOnlySpan<Lane> lanes, int first)
    {
        var low = lanes[first].Block;
        var high = lanes[first + 4].Block;
        return (Row(low, high, 0), Row(low, high, 16), Row(low, high, 32), Row(low, high, 48));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (EightLanes Word0, EightLanes Word1, EightLanes Word2, EightLanes Word3) Turned(
        EightLanes first, EightLanes second, EightLanes third, EightLanes fourth)
    {
        var low = Avx2.UnpackLow(first._words, second._words).AsUInt64();
        var high = Avx2.UnpackHigh(first._words, second._words).AsUInt64();
        var nextLow = Avx2.UnpackLow(third._words, fourth._words).AsUInt64();
        var nextHigh = Avx2.UnpackHigh(third._words, fourth._words).AsUInt64();
        return (
            new(Avx2.UnpackLow(low, nextLow).AsUInt32()),
            new(Avx2.UnpackHigh(low, nextLow).AsUInt32()),
            new(Avx2.UnpackLow(high, nextHigh).AsUInt32()),
            new(Avx2.UnpackHigh(high, nextHigh).AsUInt32()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator +(EightLanes left, EightLanes right) => new(left._words + right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round(
        EightLanes a, EightLanes b, EightLanes c, ref EightLanes d,
        EightLanes e, EightLanes f, EightLanes g, ref EightLanes h,
        EightLanes word, uint constant)
    {
        // The bit of b where a has the same, else that of c: the one that two of three have.
        var sum = h._words + word._words + Vector256.Create(constant)
            + Rotated(e._words, 6, 11, 25)
            + Vector256.ConditionalSelect(e._words, f._words, g._words);
        d = new(d._words + sum);
        h = new(sum + Rotated(a._words, 2, 13, 22)
            + Vector256.ConditionalSelect(a._words ^ b._words, c._words, b._words));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Extend(ref EightLanes word, EightLanes second, EightLanes tenth, EightLanes fifteenth) =>
        word = new(
        word._words + tenth._words
        + (Rotated(second._words, 7, 18) ^ (second._words >>> 3))
        + (Rotated(fifteenth._words, 17, 19) ^ (fifteenth._words >>> 10)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static EightLanes Row(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high, int start)
    {
        var row = Vector256.Create(Vector128.Create(low.Slice(start, 16)), Vector128.Create(high.Slice(start, 16)));
        return new(Avx2.Shuffle(row, BigEndian).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotated(
        Vector256<uint> word, [ConstantExpected] byte a, [ConstantExpected] byte b) =>
        Avx512F.VL.IsSupported
            ? Avx512F.VL.RotateRight(word, a) ^ Avx512F.VL.RotateRight(word, b)
            : (word >>> a) ^ (word << (32 - a)) ^ (word >>> b) ^ (word << (32 - b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotated(
        Vector256<uint> word, [ConstantExpected] byte a, [ConstantExpected] byte b, [ConstantExpected] byte c) =>
        Avx512F.VL.IsSupported
            ? Avx512F.VL.RotateRight(word, a) ^ Avx512F.VL.RotateRight(word, b) ^ Avx512F.VL.RotateRight(word, c)
            : (word >>> a) ^ (word << (32 - a)) ^ (word >>> b) ^ (word << (32 - b)) ^ (word >>> c) ^ (word << (32 - c));
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MasterData.Digests.Hashing;

/// <summary>Sixteen messages at a time, by AVX-512: a fifth more bytes in the same time than eight.</summary>
internal readonly struct SixteenLanes(Vector512<uint> words) : ILanes<SixteenLanes>
{
    // Of which triples of bits the result has a bit: those of 3, 5, 6 and 7, which have two.
    private const byte Majority = 0b1110_1000;

    private readonly Vector512<uint> _words = words;

    /// <inheritdoc/>
    public static bool IsSupported => Avx512BW.IsSupported;

    /// <inheritdoc/>
    public static int Count => Vector512<uint>.Count;

    private static Vector512<byte> BigEndian => Vector512.Create(
        0x0405060700010203, 0x0C0D0E0F08090A0B, 0x0405060700010203, 0x0C0D0E0F08090A0B,
        0x0405060700010203, 0x0C0D0E0F08090A0B, 0x0405060700010203, 0x0C0D0E0F08090A0B).AsByte();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (SixteenLanes At0, SixteenLanes At16, SixteenLanes At32, SixteenLanes At48) Rows(
        ReadOnlySpan<Lane> lanes, int first)
    {
        var a = lanes[first].Block;
        var b = lanes[first + 4].Block;
        var c = lanes[first + 8].Block;
        var d = lanes[first + 12].Block;
        return (Row(a, b, c, d, 0), Row(a, b, c, d, 16), Row(a, b, c, d, 32), Row(a, b, c, d, 48));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (SixteenLanes Word0, SixteenLanes Word1, SixteenLanes Word2, SixteenLanes Word3) Turned(
        SixteenLanes first, SixteenLanes second, SixteenLanes third, SixteenLanes fourth)
    {
        var low = Avx512F.UnpackLow(first._words, second._words).AsUInt64();
        var high = Avx512F.UnpackHigh(first._words, second._words).AsUInt64();
        var nextLow = Avx512F.UnpackLow(third._words, fourth._words).AsUInt64();
        var nextHigh = Avx512F.UnpackHigh(third._words, fourth._words).AsUInt64();
        return (
            new(Avx512F.UnpackLow(low, nextLow).AsUInt32()),
            new(Avx512F.UnpackHigh(low, nextLow).AsUInt32()),
            new(Avx512F.UnpackLow(high, nextHigh).AsUInt32()),
            new(Avx512F.UnpackHigh(high, nextHigh).AsUInt32()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes operator +(SixteenLanes left, SixteenLanes right) => new(left._words + right._words);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round(
        SixteenLanes a, SixteenLanes b, SixteenLanes c, ref SixteenLanes d,
        SixteenLanes e, SixteenLanes f, SixteenLanes g, ref SixteenLanes h,
        SixteenLanes word, uint constant)
    {
        var sum = h._words + word._words + Vector512.Create(constant)
            + (Rotate(e._words, 6) ^ Rotate(e._words, 11) ^ Rotate(e._words, 25))
            + Vector512.ConditionalSelect(e._words, f._words, g._words);
        d = new(d._words + sum);
        h = new(sum + (Rotate(a._words, 2) ^ Rotate(a._words, 13) ^ Rotate(a._words, 22))
            + Avx512F.TernaryLogic(a._words, b._words, c._words, Majority));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Extend(
        ref SixteenLanes word, SixteenLanes second, SixteenLanes tenth, SixteenLanes fifteenth) => word = new(
        word._words + tenth._words
        + (Rotate(second._words, 7) ^ Rotate(second._words, 18) ^ (second._words >>> 3))
        + (Rotate(fifteenth._words, 17) ^ Rotate(fifteenth._words, 19) ^ (fifteenth._words >>> 10)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SixteenLanes Row(
        ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, int start)
    {
        var row = Vector128.Create(a.Slice(start, 16)).ToVector256Unsafe().ToVector512Unsafe();
        row = Avx512F.InsertVector128(row, Vector128.Create(b.Slice(start, 16)), 1);
        row = Avx512F.InsertVector128(row, Vector128.Create(c.Slice(start, 16)), 2);
        row = Avx512F.InsertVector128(row, Vector128.Create(d.Slice(start, 16)), 3);
        return new(Avx512BW.Shuffle(row, BigEndian).AsUInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Rotate(Vector512<uint> word, [ConstantExpected] byte by) =>
        Avx512F.RotateRight(word, by);
}

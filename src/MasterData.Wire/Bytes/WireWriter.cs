using System.Buffers;
using Google.Protobuf;

namespace MasterData.Wire;

/// <summary>Writes the few bytes of protobuf's wire format that stand around messages encoded before.</summary>
internal static class WireWriter
{
    private const int LengthDelimited = 2;
    private const int MostVarint = 10;

    /// <summary>The bytes that a field of <paramref name="length"/> bytes takes, with tag and length.</summary>
    public static int SizeOf(int field, int length) =>
        CodedOutputStream.ComputeUInt32Size(Tag(field)) + CodedOutputStream.ComputeLengthSize(length) + length;

    /// <summary>Writes the tag and the length of a field that has bytes.</summary>
    public static void WriteHeader(IBufferWriter<byte> writer, int field, int length)
    {
        var span = writer.GetSpan(MostVarint * 2);
        var at = WriteVarint(span, 0, Tag(field));
        at = WriteVarint(span, at, (uint)length);
        writer.Advance(at);
    }

    /// <summary>Writes a field that is a message.</summary>
    public static void WriteMessage(IBufferWriter<byte> writer, int field, IMessage message, int length)
    {
        WriteHeader(writer, field, length);
        message.WriteTo(writer);
    }

    private static uint Tag(int field) => ((uint)field << 3) | LengthDelimited;

    private static int WriteVarint(Span<byte> span, int at, uint value)
    {
        while (value >= 0x80)
        {
            span[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[at++] = (byte)value;
        return at;
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace MasterData.Server.Requests;

/// <summary>What gRPC puts before a message: whether it is compressed, and its length.</summary>
internal readonly record struct MessageFrame(bool IsCompressed, long Length)
{
    /// <summary>The bytes of the frame.</summary>
    public const int Bytes = 5;

    /// <summary>Reads the frame at the start of a body; false: it is not there yet.</summary>
    public static bool TryRead(ReadOnlySequence<byte> body, out MessageFrame frame)
    {
        frame = default;
        if (body.Length < Bytes)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        body.Slice(0, Bytes).CopyTo(bytes);
        frame = new(bytes[0] is not 0, BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]));
        return true;
    }

    /// <summary>The frame of an uncompressed message.</summary>
    public static byte[] Of(int length)
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), length);
        return bytes;
    }
}

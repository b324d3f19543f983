using System.Buffers.Binary;

namespace MasterData.Digests.Hashing;

/// <summary>One of the messages that are hashed side by side: how far it is read.</summary>
internal struct Lane
{
    /// <summary>The length in bytes of what is hashed in one step.</summary>
    public const int BlockLength = 64;

    private byte[] _bytes;
    private int _start;
    private int _blocks;

    /// <summary>Its number; -1: there is none, and what is hashed here is not asked for.</summary>
    public int Message { get; private set; }

    /// <summary>The number of the part at hand.</summary>
    public int Part { get; private set; }

    /// <summary>Whether the end of the message was padded, so that nothing follows the blocks at hand.</summary>
    public bool IsPadded { get; private set; }

    /// <summary>The block at hand.</summary>
    public readonly ReadOnlySpan<byte> Block => _bytes.AsSpan(_start, BlockLength);

    /// <summary>Goes to the next block; false: there is none.</summary>
    public bool Next()
    {
        _start += BlockLength;
        return --_blocks > 0;
    }

    /// <summary>Begins a part of a message; false: it has no whole block.</summary>
    public bool Begin(int message, int part, ArraySegment<byte> bytes)
    {
        (Message, Part, IsPadded) = (message, part, false);
        (_bytes, _start, _blocks) = (bytes.Array!, bytes.Offset, bytes.Count / BlockLength);
        return _blocks > 0;
    }

    /// <summary>
    /// Goes to the end of the message as the standard pads it: a bit that is 1, zeros, its length in bits.
    /// </summary>
    /// <param name="last">The last part of the message.</param>
    /// <param name="length">How many bytes the message has.</param>
    /// <param name="room">Two blocks for it.</param>
    public void Pad(ArraySegment<byte> last, long length, ArraySegment<byte> room)
    {
        var rest = last.Count % BlockLength;
        var blocks = rest < BlockLength - sizeof(long) ? 1 : 2;
        var padded = room.AsSpan(0, blocks * BlockLength);
        padded[rest..].Clear();
        last.AsSpan(last.Count - rest).CopyTo(padded);
        padded[rest] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded[^sizeof(long)..], length * 8);
        (IsPadded, _bytes, _start, _blocks) = (true, room.Array!, room.Offset, blocks);
    }

    /// <summary>Stays on any block, for want of a message.</summary>
    public void Rest(ArraySegment<byte> room) =>
        (Message, IsPadded, _bytes, _start, _blocks) = (-1, false, room.Array!, room.Offset, 1);
}

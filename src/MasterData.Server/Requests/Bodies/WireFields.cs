using System.Buffers;
using System.Text;
using Google.Protobuf;

namespace MasterData.Server.Requests;

/// <summary>Finds single fields in the bytes of a message, without reading the rest of it.</summary>
internal static class WireFields
{
    private const int MaxTextBytes = 1024;
    private const int MaxVarintBytes = 10;

    extension(ref SequenceReader<byte> reader)
    {
        /// <summary>Reads a number of variable length; false: the bytes end before it.</summary>
        public bool TryReadVarint(out ulong value)
        {
            value = 0;
            for (var at = 0; at < MaxVarintBytes; at++)
            {
                if (!reader.TryRead(out var next))
                {
                    return false;
                }

                value |= (ulong)(next & 0x7F) << (7 * at);
                if (next < 0x80)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Skips bytes; false: there are not as many before <paramref name="end"/>.</summary>
        public bool TrySkip(long count, long end)
        {
            if (count > end - reader.Consumed)
            {
                return false;
            }

            reader.Advance(count);
            return true;
        }

        /// <summary>Skips the value of a field that is no message's part; false: it cannot be skipped.</summary>
        private bool TrySkipValue(uint tag) => WireFormat.GetTagWireType(tag) switch
        {
            WireFormat.WireType.Varint => reader.TryReadVarint(out _),
            WireFormat.WireType.Fixed64 => reader.TrySkip(sizeof(long), reader.Length),
            WireFormat.WireType.Fixed32 => reader.TrySkip(sizeof(int), reader.Length),
            WireFormat.WireType.LengthDelimited => reader.TryReadVarint(out var length)
                && length <= long.MaxValue && reader.TrySkip((long)length, reader.Length),
            _ => false,
        };
    }

    /// <summary>Whether a message has a field.</summary>
    public static bool Has(ReadOnlySequence<byte> message, int number)
    {
        var reader = new SequenceReader<byte>(message);
        while (reader.TryReadVarint(out var tag))
        {
            if (WireFormat.GetTagFieldNumber((uint)tag) == number)
            {
                return true;
            }

            if (!reader.TrySkipValue((uint)tag))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The number in a field; zero if there is none. The last one counts, as in protobuf.</summary>
    public static int FindNumber(ReadOnlySequence<byte> message, int number)
    {
        var reader = new SequenceReader<byte>(message);
        var found = 0;
        while (reader.TryReadVarint(out var tag))
        {
            if (WireFormat.GetTagFieldNumber((uint)tag) == number
                && WireFormat.GetTagWireType((uint)tag) is WireFormat.WireType.Varint)
            {
                if (!reader.TryReadVarint(out var value))
                {
                    break;
                }

                found = (int)value;
            }
            else if (!reader.TrySkipValue((uint)tag))
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The text of a field of the message in a field; empty if there is none. The last one counts.</summary>
    /// <remarks>The bytes may end before the message does: then it is the last one so far.</remarks>
    public static string FindText(ReadOnlySequence<byte> message, int outer, int number)
    {
        var reader = new SequenceReader<byte>(message);
        var found = "";
        while (reader.TryReadVarint(out var tag))
        {
            if (WireFormat.GetTagFieldNumber((uint)tag) == outer
                && WireFormat.GetTagWireType((uint)tag) is WireFormat.WireType.LengthDelimited)
            {
                if (!reader.TryReadVarint(out var length))
                {
                    break;
                }

                var here = Math.Min((long)Math.Min(length, int.MaxValue), reader.Remaining);
                var inner = reader.UnreadSequence.Slice(0, here);
                found = FindText(inner, number) ?? found;
                reader.Advance(inner.Length);
            }
            else if (!reader.TrySkipValue((uint)tag))
            {
                break;
            }
        }

        return found;
    }

    private static string? FindText(ReadOnlySequence<byte> message, int number)
    {
        var reader = new SequenceReader<byte>(message);
        string? found = null;
        while (reader.TryReadVarint(out var tag))
        {
            if (WireFormat.GetTagFieldNumber((uint)tag) == number
                && WireFormat.GetTagWireType((uint)tag) is WireFormat.WireType.LengthDelimited)
            {
                if (!reader.TryReadVarint(out var length) || length > (ulong)reader.Remaining || length > MaxTextBytes)
                {
                    break;
                }

                found = Encoding.UTF8.GetString(reader.UnreadSequence.Slice(0, (long)length));
                reader.Advance((long)length);
            }
            else if (!reader.TrySkipValue((uint)tag))
            {
                break;
            }
        }

        return found;
    }
}

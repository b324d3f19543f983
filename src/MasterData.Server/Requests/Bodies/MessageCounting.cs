using System.Buffers;
using Google.Protobuf;
using MasterData.Core.Requests;

namespace MasterData.Server.Requests;

/// <summary>Counts what is in a message without making anything of it.</summary>
/// <remarks>
/// An empty element has two bytes and becomes an object of a hundred: counted first, it costs what its bytes cost. A
/// message that is malformed is counted up to there; nobody reads it any further either.
/// </remarks>
internal ref struct MessageCounting
{
    private const int MaxDepth = 100;

    private SequenceReader<byte> _reader;
    private int _elements;

    private MessageCounting(ReadOnlySequence<byte> message) => _reader = new(message);

    /// <summary>How many elements the message has.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_LARGE: more of something than it may.</exception>
    public static int Count(ReadOnlySequence<byte> message, MessageShape shape)
    {
        var counting = new MessageCounting(message);
        counting.Element(message.Length, shape, 0);
        return counting._elements;
    }

    private bool Element(long end, MessageShape shape, int depth)
    {
        Span<int> counts = stackalloc int[shape.Counts];
        counts.Clear();
        return Fields(end, shape, counts, depth);
    }

    private bool Fields(long end, MessageShape? shape, scoped Span<int> counts, int depth)
    {
        while (_reader.Consumed < end)
        {
            if (!_reader.TryReadVarint(out var tag))
            {
                return false;
            }

            var field = shape?.Find(WireFormat.GetTagFieldNumber((uint)tag));
            if (WireFormat.GetTagWireType((uint)tag) is WireFormat.WireType.EndGroup)
            {
                return shape is null;
            }

            Add(field, counts);
            if (!Value(end, (uint)tag, field, counts, depth))
            {
                return false;
            }
        }

        return true;
    }

    // A field that the message does not have is kept, too, and costs as much as an element; so does a message that
    // stands there again and is merged. Only plain values cost no more than their bytes.
    private void Add(MessageShape.Field? field, scoped Span<int> counts)
    {
        if (field is { IsRepeated: false, Shape: null })
        {
            return;
        }

        if (field is { IsRepeated: true } && ++counts[field.Count] > field.Limit)
        {
            throw RequestErrors.TooMany(field.Name, field.Limit);
        }

        if (++_elements > MessageShape.MaxElements)
        {
            throw RequestErrors.TooMany("*", MessageShape.MaxElements);
        }
    }

    private bool Value(long end, uint tag, MessageShape.Field? field, scoped Span<int> counts, int depth)
    {
        switch (WireFormat.GetTagWireType(tag))
        {
            case WireFormat.WireType.Varint:
                return _reader.TryReadVarint(out _);
            case WireFormat.WireType.Fixed64:
                return _reader.TrySkip(sizeof(long), end);
            case WireFormat.WireType.Fixed32:
                return _reader.TrySkip(sizeof(int), end);
            case WireFormat.WireType.StartGroup:
                return depth < MaxDepth && Fields(end, null, [], depth + 1);
            case WireFormat.WireType.LengthDelimited:
                return _reader.TryReadVarint(out var length) && length <= (ulong)(end - _reader.Consumed)
                    && Delimited((long)length, field, counts, depth);
            default:
                return false;
        }
    }

    private bool Delimited(long length, MessageShape.Field? field, scoped Span<int> counts, int depth)
    {
        if (field?.Shape is not { } inner)
        {
            _reader.Advance(length);
            return true;
        }

        var end = _reader.Consumed + length;
        return depth < MaxDepth
            && (field.IsRepeated ? Element(end, inner, depth + 1) : Fields(end, inner, counts, depth + 1));
    }
}

using System.Buffers;
using System.Collections.Immutable;
using Google.Protobuf;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Cuts the fields of a long message into parts of bounded size.</summary>
/// <param name="kind">Which message each part is.</param>
/// <param name="begin">The fields that each part begins with, by its number.</param>
/// <param name="end">The fields that each part ends with, of at most a byte for each field added; null: none.</param>
internal sealed class PartWriter(StepPartKind kind, Func<int, IMessage> begin, Func<IMessage>? end = null)
{
    /// <summary>The most bytes of a part, unless one field alone has more.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>What is kept free for the fields around the parts: tag, length, the head at the end.</summary>
    private const int Reserve = 1024;

    private readonly ImmutableArray<StepPart>.Builder _parts = ImmutableArray.CreateBuilder<StepPart>();
    private ArrayBufferWriter<byte>? _part;
    private int _fields;

    /// <summary>Adds a field that is a message.</summary>
    public void Add(int field, IMessage message)
    {
        var length = message.CalculateSize();
        WireWriter.WriteMessage(Room(WireWriter.SizeOf(field, length)), field, message, length);
    }

    /// <summary>Adds a field that is text.</summary>
    public void Add(int field, string text)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        var part = Room(WireWriter.SizeOf(field, length));
        WireWriter.WriteHeader(part, field, length);
        part.Advance(System.Text.Encoding.UTF8.GetBytes(text, part.GetSpan(length)));
    }

    /// <summary>Ends the last part with <paramref name="last"/>, which protobuf merges into it.</summary>
    public ImmutableArray<StepPart> Complete(IMessage? last = null)
    {
        last?.WriteTo(Part());

        Close();
        return _parts.ToImmutable();
    }

    private ArrayBufferWriter<byte> Room(int size)
    {
        if (_part is { } part && part.WrittenCount + _fields + size >= MostBytes - Reserve)
        {
            Close();
        }

        _fields++;
        return Part();
    }

    private ArrayBufferWriter<byte> Part()
    {
        if (_part is null)
        {
            _part = new ArrayBufferWriter<byte>();
            begin(_parts.Count).WriteTo(_part);
        }

        return _part;
    }

    private void Close()
    {
        if (_part is { } part)
        {
            end?.Invoke().WriteTo(part);

            // Copied, so that what many streams keep has no spare room.
            _parts.Add(new(kind, part.WrittenSpan.ToArray()));
            (_part, _fields) = (null, 0);
        }
    }
}

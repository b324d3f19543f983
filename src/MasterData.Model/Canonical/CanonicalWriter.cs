using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace MasterData.Canonical;

/// <summary>
/// Writes the primitives of the canonical form, big-endian, into one growing buffer (docs/canonical-form.md).
/// </summary>
/// <param name="capacity">How many bytes it has room for until it grows.</param>
public sealed class CanonicalWriter(int capacity = 1024)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(capacity);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Some of what was written, to read or to fill in; not once more is written.</summary>
    internal ArraySegment<byte> Part(int start, int end) => new(_buffer, start, end - start);

    internal void Bool(bool value) => U8(value ? 1 : 0, 0, 1);

    /// <summary>One byte, which a reader accepts from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public void U8(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        Grow(1)[0] = (byte)value;
        _length++;
    }

    /// <summary>A number from 0 in four bytes, such as how many entries a list has.</summary>
    public void U32(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        BinaryPrimitives.WriteInt32BigEndian(Grow(sizeof(int)), value);
        _length += sizeof(int);
    }

    internal void U64(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        BinaryPrimitives.WriteInt64BigEndian(Grow(sizeof(long)), value);
        _length += sizeof(long);
    }

    /// <summary>Bytes as they are, without their number.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Grow(value.Length));
        _length += value.Length;
    }

    /// <summary>A text that is UTF-8 already: the number of its bytes, and they.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        var room = Grow(sizeof(int) + utf8.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, utf8.Length);
        utf8.CopyTo(room[sizeof(int)..]);
        _length += sizeof(int) + utf8.Length;
    }

    /// <summary>A text: the number of its bytes in UTF-8, and they.</summary>
    /// <exception cref="EncoderFallbackException">It has half of a surrogate pair.</exception>
    public void Text(string value)
    {
        var room = Grow(sizeof(int) + Utf8.GetMaxByteCount(value.Length));
        var bytes = Utf8.GetBytes(value, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes);
        _length += sizeof(int) + bytes;
    }

    /// <summary>The bytes of a text in UTF-8, without their number.</summary>
    internal void Utf8Bytes(string value) => _length += Utf8.GetBytes(value, Grow(Utf8.GetMaxByteCount(value.Length)));

    internal void Texts(ImmutableArray<string> values)
    {
        Count(values);
        foreach (var value in values.AsSpan())
        {
            Text(value);
        }
    }

    /// <summary>The number of entries; an array that was never set has none.</summary>
    internal void Count<T>(ImmutableArray<T> values) => U32(values.AsSpan().Length);

    internal void Date(DateOnly value)
    {
        var room = Grow(sizeof(int) + CanonicalDate.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, CanonicalDate.Length);
        CanonicalDate.Write(value, room[sizeof(int)..]);
        _length += sizeof(int) + CanonicalDate.Length;
    }

    /// <summary>A date, or empty text where it is <paramref name="open"/>.</summary>
    internal void Date(DateOnly? value, DateOnly? open)
    {
        if (value is { } date && value != open)
        {
            Date(date);
        }
        else
        {
            U32(0);
        }
    }

    private Span<byte> Grow(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }

        return _buffer.AsSpan(_length);
    }
}

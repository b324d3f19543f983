using System.Text;

namespace MasterData.Wire;

/// <summary>Reads protobuf's wire format field by field, without making a message of it.</summary>
/// <remarks>
/// Protocol Buffers, Encoding: varints, length-delimited fields, fixed 32 and 64 bits; groups are refused.
/// </remarks>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;
    private int _type;

    /// <summary>The number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field; false: there is none.</summary>
    /// <exception cref="FormatException">These are not the bytes of a message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = Varint();
        (Field, _type) = ((int)(tag >> 3), (int)(tag & 7));
        return Field > 0 ? true : throw new FormatException("A field has no number.");
    }

    /// <summary>The value of an enum.</summary>
    public int Enum() => _type is VarintType ? (int)Varint() : throw Unexpected();

    /// <summary>The bytes of a text or a message.</summary>
    public ReadOnlySpan<byte> Bytes() => _type is LengthType ? Take(Varint()) : throw Unexpected();

    /// <summary>A text.</summary>
    public string Text() => Decode(Bytes());

    /// <summary>Passes over a field that nobody here knows.</summary>
    public void Skip() => _ = _type switch
    {
        VarintType => Passed(Varint()),
        Fixed64Type => Passed((ulong)Take(8).Length),
        LengthType => Passed((ulong)Bytes().Length),
        Fixed32Type => Passed((ulong)Take(4).Length),
        _ => throw Unexpected(),
    };

    /// <summary>Whether a message is nothing but one field that is itself a message.</summary>
    /// <param name="start">The first bytes of the message, at least 16 where it has so many.</param>
    /// <param name="field">The number of the field.</param>
    /// <param name="length">The length of the whole message.</param>
    /// <returns>How long the field is without what comes before it; null: the message is not so.</returns>
    public static int? IsOnly(ReadOnlySpan<byte> start, int field, long length)
    {
        var reader = new WireReader(start);
        if (start.Length < 16 || !reader.Next() || reader.Field != field || reader._type is not LengthType)
        {
            return null;
        }

        var inner = reader.Varint();
        return inner <= int.MaxValue && (long)inner == length - (start.Length - reader._rest.Length)
            ? (int)inner
            : null;
    }

    /// <summary>The text that UTF-8 bytes stand for.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new FormatException("A text is not UTF-8.", wrong);
        }
    }

    /// <summary>The text that UTF-8 bytes stand for, after another text.</summary>
    public static string Decode(string before, ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[128];
        return Utf8.GetMaxCharCount(bytes.Length) <= text.Length && Utf8.TryGetChars(bytes, text, out var length)
            ? string.Concat(before, text[..length])
            : before + Decode(bytes);
    }

    private static ulong Passed(ulong value) => value;

    private readonly FormatException Unexpected() => new($"Field {Field} is of wire type {_type}.");

    private ulong Varint()
    {
        // Nearly all are tags and short lengths.
        if (!_rest.IsEmpty && _rest[0] < 0x80)
        {
            var only = _rest[0];
            _rest = _rest[1..];
            return only;
        }

        return LongVarint();
    }

    private ulong LongVarint()
    {
        var value = 0UL;
        for (var at = 0; at < _rest.Length && at < 10; at++)
        {
            value |= (ulong)(_rest[at] & 0x7F) << (7 * at);
            if (_rest[at] < 0x80)
            {
                _rest = _rest[(at + 1)..];
                return value;
            }
        }

        throw new FormatException("A number does not end.");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new FormatException("A field is longer than its message.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}

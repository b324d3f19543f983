using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using MasterData.Documents;

namespace MasterData.Canonical;

/// <summary>Reads the primitives of the canonical form, and refuses whatever a writer would not have written.</summary>
/// <param name="bytes">What to read.</param>
/// <param name="repeated">Makes one string of texts that come again and again; null: they are not many.</param>
internal ref struct CanonicalReader(ReadOnlySpan<byte> bytes, RepeatedTexts? repeated = null)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Reads one entry of a list.</summary>
    public delegate T Entry<T>(ref CanonicalReader reader);

    public bool Bool() => U8(0, 1) is 1;

    public int U8(int least, int most)
    {
        var value = (int)Take(1)[0];
        return value >= least && value <= most
            ? value
            : throw new InvalidDataException($"A byte is {value}, not {least} to {most}.");
    }

    public int U32()
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A number is too large.");
    }

    public string Text() => Decode(Take(U32()));

    /// <summary>Reads a text that many documents have, such as a kind, a parent or an act.</summary>
    public string Repeated() => repeated is null ? Text() : repeated.Of(Take(U32()));

    /// <summary>The text that UTF-8 bytes stand for.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException("A text is not UTF-8.", wrong);
        }
    }

    /// <summary>Reads a text that must be <paramref name="expected"/>.</summary>
    public void Expect(string expected)
    {
        var text = Text();
        if (text != expected)
        {
            throw new InvalidDataException($"'{text}' stands where '{expected}' is expected.");
        }
    }

    public DateOnly Date() => CanonicalDate.Read(Take(U32()));

    /// <summary>Reads a date or nothing; <paramref name="open"/> itself is written as nothing.</summary>
    public DateOnly Date(DateOnly open) =>
        NullableDate() is not { } date ? open
        : date != open ? date
        : throw new InvalidDataException("An open date is written out.");

    public DateOnly? NullableDate()
    {
        var length = U32();
        return length is 0 ? null : CanonicalDate.Read(Take(length));
    }

    public ImmutableArray<string> Texts() => List(static (ref reader) => reader.Text());

    /// <summary>Reads texts that must stand in ordinal order.</summary>
    public ImmutableArray<string> OrderedTexts() => Ordered(Texts(), DocumentOrder.Compare);

    /// <summary>Reads texts that many documents have and that must stand in ordinal order.</summary>
    public ImmutableArray<string> OrderedRepeated() =>
        Ordered(List(static (ref reader) => reader.Repeated()), DocumentOrder.Compare);

    public ImmutableArray<T> List<T>(Entry<T> entry)
    {
        var count = U32();
        if (count > _rest.Length)
        {
            throw new InvalidDataException("A list is longer than what is left.");
        }

        var entries = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
        {
            entries.Add(entry(ref this));
        }

        return entries.MoveToImmutable();
    }

    /// <summary>Passes on a list whose entries must not descend.</summary>
    public static ImmutableArray<T> Ordered<T>(ImmutableArray<T> entries, Comparison<T> comparison) =>
        DocumentOrder.IsOrdered(entries, comparison)
            ? entries
            : throw new InvalidDataException("A list is not in canonical order.");

    /// <summary>Refuses bytes that nobody read.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException($"{_rest.Length} bytes are left over.");
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("The bytes end too early.");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}

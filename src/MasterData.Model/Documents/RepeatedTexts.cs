using MasterData.Canonical;

namespace MasterData.Documents;

/// <summary>Makes one string of texts that come again and again, such as kinds, parents and acts.</summary>
internal sealed class RepeatedTexts
{
    private const int Slots = 256;
    private const int Longest = 64;

    private readonly (byte[] Utf8, string Text)[] _seen = new (byte[], string)[Slots];

    /// <summary>The text that UTF-8 bytes stand for.</summary>
    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (bytes.Length > Longest)
        {
            return CanonicalReader.Decode(bytes);
        }

        ref var seen = ref _seen[SlotOf(bytes)];
        if (seen.Utf8 is null || !bytes.SequenceEqual(seen.Utf8))
        {
            seen = (bytes.ToArray(), CanonicalReader.Decode(bytes));
        }

        return seen.Text;
    }

    private static int SlotOf(ReadOnlySpan<byte> bytes)
    {
        var sum = bytes.Length;
        foreach (var one in bytes)
        {
            sum = (sum * 31) + one;
        }

        return sum & (Slots - 1);
    }
}

using System.Globalization;

namespace MasterData.Canonical;

/// <summary>A date as the ASCII text <c>YYYY-MM-DD</c>.</summary>
internal static class CanonicalDate
{
    public const int Length = 10;

    public static void Write(DateOnly date, Span<byte> into) =>
        date.TryFormat(into, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads exactly this form, and only days that exist.</summary>
    public static DateOnly Read(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            throw new InvalidDataException("A date is not YYYY-MM-DD.");
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : throw new InvalidDataException("A date names a day that does not exist.");
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var digit in text)
        {
            value = char.IsAsciiDigit((char)digit)
                ? (value * 10) + digit - '0'
                : throw new InvalidDataException("A date is not YYYY-MM-DD.");
        }

        return value;
    }
}

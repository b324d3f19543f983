using System.Globalization;

namespace MasterData.Wire;

/// <summary>Dates as they travel: <c>YYYY-MM-DD</c>; an open end of the time line is empty.</summary>
internal static class DateText
{
    private const string Format = "O";

    extension(DateOnly date)
    {
        /// <summary>The text of a bound; empty if it is open.</summary>
        public string ToBoundText() =>
            date == DateOnly.MinValue || date == DateOnly.MaxValue ? "" : date.ToText();

        /// <summary>The text of a day.</summary>
        public string ToText() => date.ToString(Format, CultureInfo.InvariantCulture);
    }

    extension(DateOnly? date)
    {
        /// <summary>The text of a day; empty if there is none.</summary>
        public string ToOptionalText() => date is { } day ? day.ToText() : "";
    }

    /// <summary>Reads a day; null if the text is empty.</summary>
    /// <exception cref="FormatException">The text is not a day.</exception>
    public static DateOnly? Parse(string text) => text.Length is 0
        ? null
        : TryParse(text, out var date) ? date : throw new FormatException($"{text} is not a day.");

    /// <summary>Reads a day; false if the text is not one, such as <c>2025-02-30</c>.</summary>
    /// <remarks>By hand: the framework's parsing by format took a third of the time of a whole reading.</remarks>
    public static bool TryParse(string text, out DateOnly date)
    {
        date = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]
            || !TryNumber(text.AsSpan(0, 4), out var year)
            || !TryNumber(text.AsSpan(5, 2), out var month)
            || !TryNumber(text.AsSpan(8, 2), out var day)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Globalization;

namespace MasterData.Server.Requests;

/// <summary>Dates as they travel: <c>YYYY-MM-DD</c>; an open end of the time line is empty.</summary>
internal static class DateText
{
    private const string Format = "yyyy-MM-dd";

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

    /// <summary>Reads a day; false if the text is not one, such as <c>2025-02-30</c>.</summary>
    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}

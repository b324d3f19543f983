using System.Text;

namespace MasterData;

/// <summary>Texts that others wrote, made fit to be shown, logged and stored.</summary>
public static class PlainText
{
    /// <summary>
    /// The first characters of <paramref name="text"/>, at most <paramref name="max"/> UTF-16 units; a character of two
    /// units is kept or left out whole, for half of it has no UTF-8.
    /// </summary>
    public static string Cut(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return text.Length <= max ? text
            : max > 0 && char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)]
            : text[..max];
    }

    /// <summary>
    /// One line of at most <paramref name="max"/> UTF-16 units: control characters, such as NUL and line feeds, become
    /// blanks, and halves of surrogate pairs U+FFFD.
    /// </summary>
    /// <remarks>PostgreSQL refuses a text with NUL, and a log would show a line feed as another entry.</remarks>
    public static string Line(string text, int max)
    {
        var line = new StringBuilder();
        foreach (var rune in Cut(text, max).EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }
}

using System.Globalization;

namespace MasterData.Changesets.Working;

/// <summary>What codes, names and other texts may consist of.</summary>
internal static class Texts
{
    public const int NameLimit = 500;

    public const int AttributeLimit = 2_000;

    /// <summary>Whether no surrogate stands alone: such a text has no UTF-8.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it has control, bidirectional or zero-width characters, or blanks at the ends.</summary>
    public static bool HasForbidden(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Any(IsForbidden));

    /// <summary>The name without the prefix of its kind, removed once: Phường Phường Đúc becomes Phường Đúc.</summary>
    public static string ShortName(string name, string prefix)
    {
        var normalised = name.Normalize();
        return prefix.Length > 0 && normalised.Length > prefix.Length + 1
            && normalised.StartsWith(prefix, StringComparison.Ordinal) && normalised[prefix.Length] is ' '
            ? normalised[(prefix.Length + 1)..].TrimStart()
            : normalised;
    }

    private static bool IsForbidden(char character) => char.IsControl(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

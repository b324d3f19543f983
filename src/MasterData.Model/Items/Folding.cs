using System.Globalization;
using System.Text;

namespace MasterData.Items;

/// <summary>Makes Vietnamese texts comparable without accents.</summary>
public static class Folding
{
    /// <summary>Lower case, without marks; đ becomes d, which no decomposition does (trap 7 of the domain).</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }
}

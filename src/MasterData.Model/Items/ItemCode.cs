using System.Text.RegularExpressions;

namespace MasterData.Items;

/// <summary>The form of the codes and aliases of items, such as <c>000.00.19.H47</c>.</summary>
public static partial class ItemCode
{
    /// <summary>The pattern of a whole code.</summary>
    public const string Pattern = "[0-9A-Za-z][0-9A-Za-z._-]{0,63}";

    /// <summary>Whether <paramref name="code"/> has the form of a code.</summary>
    public static bool IsValid(string code) => Whole.IsMatch(code);

    [GeneratedRegex(@"\A" + Pattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }
}

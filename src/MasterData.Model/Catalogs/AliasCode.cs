using System.Text.RegularExpressions;

namespace MasterData.Catalogs;

/// <summary>The code of an alias rule: text with <c>${group}</c> for the named groups of its pattern.</summary>
/// <remarks>
/// Only this form is read. The substitutions of <see cref="Regex"/> are more, and some of them throw.
/// </remarks>
internal static partial class AliasCode
{
    /// <summary>Whether each <c>$</c> begins a group that <paramref name="pattern"/> has.</summary>
    public static bool IsValid(string code, Regex pattern) =>
        !Group.Replace(code, "").Contains('$')
        && Group.Matches(code).All(group => pattern.GroupNumberFromName(group.Groups[1].Value) >= 0);

    /// <summary>The code that a match stands for; a group that the pattern does not have stands for nothing.</summary>
    public static string Of(string code, Match match) =>
        Group.Replace(code, group => match.Groups[group.Groups[1].Value].Value);

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]{0,62})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Group { get; }
}

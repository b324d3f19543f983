using System.Text.RegularExpressions;

namespace MasterData.Catalogs;

/// <summary>The form of the ids of catalogs, such as <c>admin-units</c>.</summary>
public static partial class CatalogId
{
    /// <summary>The pattern of a whole id.</summary>
    public const string Pattern = "[a-z][a-z0-9-]{0,62}";

    /// <summary>Whether <paramref name="id"/> has the form of an id.</summary>
    public static bool IsValid(string id) => Whole.IsMatch(id);

    [GeneratedRegex(@"\A" + Pattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MasterData.Changesets.Working;

/// <summary>The patterns of schemas, compiled once. Without backtracking no pattern can stall a publication.</summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Cache = new(StringComparer.Ordinal);

    public static bool IsMatch(string pattern, string text) =>
        pattern.Length is 0 || Cache.GetOrAdd(pattern, Compile).IsMatch(text);

    /// <exception cref="ArgumentException">It is no pattern.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static Regex Compile(string pattern) => new(
        $"\\A(?:{pattern})\\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}

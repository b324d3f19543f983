using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MasterData.Catalogs;

namespace MasterData.Canonical;

/// <summary>Reads spellings as codes by the alias rules of a schema, compiled once.</summary>
internal sealed class AliasReader(CatalogSchema schema)
{
    private readonly ImmutableArray<(Regex Pattern, string Code)> _rules =
    [
        .. schema.Aliases.Where(rule => rule.Code.Length > 0).Select(rule => (Compile(rule.Pattern), rule.Code)),
    ];

    /// <summary>The codes that <paramref name="spelling"/> may stand for, in the order of the rules.</summary>
    public IEnumerable<string> Read(string spelling)
    {
        foreach (var (pattern, code) in _rules)
        {
            if (pattern.Match(spelling) is { Success: true } match)
            {
                yield return AliasCode.Of(code, match);
            }
        }
    }

    private static Regex Compile(string pattern) => new(
        $@"\A(?:{pattern})\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}

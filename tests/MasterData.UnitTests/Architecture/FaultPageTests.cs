using System.Text.RegularExpressions;
using MasterData.Testing;

namespace MasterData.UnitTests.Architecture;

/// <summary>docs/faults.md and the tests that carry <c>[Fault]</c> say the same.</summary>
/// <remarks>Sources are read, not assemblies: the tests are in several projects that do not know each other.</remarks>
public sealed partial class FaultPageTests
{
    private const int Rows = 34;

    private static readonly Dictionary<int, HashSet<string>> Page = ReadPage();

    private static readonly HashSet<(int Row, string Test)> Tests = [.. ReadTests()];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(1, Rows)];

    [Fact]
    public void Page_HasEveryRow() => Assert.Equal(Enumerable.Range(1, Rows), Page.Keys.Order());

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Row_NamesExactlyTheTestsThatCarryIt(int row)
    {
        var carrying = Tests.Where(test => test.Row == row).Select(test => test.Test).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(carrying);
        Assert.Equal(carrying.Order(StringComparer.Ordinal), Page[row].Order(StringComparer.Ordinal));
    }

    private static Dictionary<int, HashSet<string>> ReadPage()
    {
        var page = File.ReadAllText(Path.Combine(BuiltProgram.Repository.FullName, "docs", "faults.md"));
        return Section().Matches(page).ToDictionary(
            section => int.Parse(section.Groups["row"].Value, System.Globalization.CultureInfo.InvariantCulture),
            section => NamedTest().Matches(section.Groups["text"].Value)
                .Select(test => test.Groups["test"].Value).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<(int Row, string Test)> ReadTests()
    {
        var folder = Path.Combine(BuiltProgram.Repository.FullName, "tests");
        foreach (var path in Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories))
        {
            foreach (Match method in CarryingMethod().Matches(File.ReadAllText(path)))
            {
                foreach (Capture row in method.Groups["row"].Captures)
                {
                    yield return (
                        int.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture),
                        $"{Path.GetFileNameWithoutExtension(path)}.{method.Groups["name"].Value}");
                }
            }
        }
    }

    [GeneratedRegex(@"^## (?<row>\d+)\. .*\n(?<text>(?:(?!^## ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^- `(?<test>[A-Za-z0-9_.]+)`", RegexOptions.Multiline)]
    private static partial Regex NamedTest();

    // The attributes of a method in any order, then the method.
    [GeneratedRegex(
        @"(?:^    \[(?:Fault\((?<row>\d+)\)|[^\n]*)\]\n)+    public (?:async )?(?:Task|ValueTask|void) (?<name>\w+)\(",
        RegexOptions.Multiline)]
    private static partial Regex CarryingMethod();
}

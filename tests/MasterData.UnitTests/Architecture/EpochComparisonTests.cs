using System.Text.RegularExpressions;
using MasterData.Testing;

namespace MasterData.UnitTests.Architecture;

/// <summary>That a smaller epoch is never accepted hangs on one comparison: <c>Position</c>.</summary>
public sealed partial class EpochComparisonTests
{
    private static readonly string[] Allowed = ["Position.cs", "Epochs.cs"];

    [Fact]
    public void Source_OutsideOfPosition_ComparesNoEpochs() => Assert.Empty(
        Directory.EnumerateFiles(
            Path.Combine(BuiltProgram.Repository.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Allowed.Contains(Path.GetFileName(file)))
            .SelectMany(file => Comparison.Matches(File.ReadAllText(file)).Select(match => $"{file}: {match.Value}")));

    [Theory]
    [InlineData("string.CompareOrdinal(head.Epoch, before.Epoch) switch")]
    [InlineData("string.CompareOrdinal(\n    cursor.Epoch, epoch)")]
    [InlineData("StringComparer.Ordinal.Compare(_epoch, head.Epoch)")]
    [InlineData("string.Compare(epoch, other, StringComparison.Ordinal)")]
    [InlineData("head.Epoch.CompareTo(before.Epoch)")]
    [InlineData("(head.Epoch, head.Version).CompareTo((before.Epoch, before.Version))")]
    public void Pattern_OfAComparisonByHand_IsFound(string source) => Assert.Matches(Comparison, source);

    [GeneratedRegex(@"\bCompare(Ordinal)?\([^;)]*[eE]poch|[eE]poch!?\.CompareTo\(|[eE]poch, [^)]*\)\.CompareTo\(")]
    private static partial Regex Comparison { get; }
}

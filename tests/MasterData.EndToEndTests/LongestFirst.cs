using MasterData.EndToEndTests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace MasterData.EndToEndTests;

/// <summary>Starts what takes minutes first: begun last, it would run alone while the other core has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
        ["PostgresMirrorTests", "SqliteMirrorTests", "Demo server", "MixedFaultTests", "RollingRestartTests", "RestoreTests"];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    private static int Rank(string name) =>
        Array.FindIndex(Long, one => name.Contains(one, StringComparison.Ordinal)) is var rank and >= 0 ? rank : Long.Length;
}

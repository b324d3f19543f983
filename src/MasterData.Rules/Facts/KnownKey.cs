using MasterData.Documents;

namespace MasterData.Facts;

/// <summary>The keys under which facts without thread are kept.</summary>
internal static class KnownKey
{
    /// <summary>The aliases of a code.</summary>
    public static string OfAliases(string code) => $"alias/{code}";

    /// <summary>The key of a fact without thread.</summary>
    public static string Of(Fact fact) => fact.Kind switch
    {
        FactKind.Alias => OfAliases(fact.Key),
        FactKind.Act => DocumentKey.OfAct(fact.Key),
        _ => DocumentKey.Catalog,
    };
}

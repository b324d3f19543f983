using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Versions;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>Some documents of one state, by their hashes.</summary>
internal static class ReadSet
{
    private const int Documents = 3;

    /// <summary>Reads a few of the codes; one that is not there has an empty hash.</summary>
    public static Dictionary<string, string> Of(CatalogState state, IReadOnlyList<string> codes) =>
        Enumerable.Range(0, Documents)
            .Select(_ => $"item/{codes[RandomNumberGenerator.GetInt32(codes.Count)]}")
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, key => Hash(state, key), StringComparer.Ordinal);

    private static string Hash(CatalogState state, string key) => state.Get(key) is { } document
        ? Convert.ToHexStringLower(SHA256.HashData(CanonicalForm.Write(state.Head.Catalog, document)))
        : "";
}

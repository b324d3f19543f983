using System.Security.Cryptography;
using MasterData.Digests;

namespace MasterData.Testing;

/// <summary>What a server says that it has published.</summary>
public static class PublishedVersions
{
    /// <summary>Fails unless the versions are 1, 2, 3 … and each chain follows from the one before.</summary>
    public static void DemandChain(IReadOnlyList<V1.Version> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        Assert.Equal(
            Enumerable.Range(1, versions.Count).Select(number => (long)number),
            versions.Select(version => version.Head.Version));
        var chain = new byte[Hash.Length];
        foreach (var head in versions.Select(version => version.Head))
        {
            chain = SHA256.HashData([.. chain, .. head.Digest.Span]);
            Assert.Equal(Convert.ToHexString(chain), Convert.ToHexString(head.Chain.Span));
        }
    }
}

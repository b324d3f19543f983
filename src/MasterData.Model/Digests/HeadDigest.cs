using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Versions;

namespace MasterData.Digests;

/// <summary>Computes what proves a version.</summary>
internal static class HeadDigest
{
    /// <summary>SHA-256(text catalog ‖ text epoch ‖ u64 version ‖ content).</summary>
    public static Hash Digest(string catalog, string epoch, long version, Hash content)
    {
        var writer = new CanonicalWriter();
        writer.Text(catalog);
        writer.Text(epoch);
        writer.U64(version);
        writer.Bytes(content.Span);
        return new(SHA256.HashData(writer.Written));
    }

    /// <summary>SHA-256(chain of the version before ‖ digest).</summary>
    public static Hash Chain(Hash before, Hash digest)
    {
        var writer = new CanonicalWriter();
        writer.Bytes(before.Span);
        writer.Bytes(digest.Span);
        return new(SHA256.HashData(writer.Written));
    }

    /// <summary>Throws unless <paramref name="head"/> is that of the documents in <paramref name="tree"/>.</summary>
    public static void Prove(CatalogHead head, DigestTree tree)
    {
        var wrong = head.Count != tree.Count ? $"count: {tree.Count}, not {head.Count}"
            : head.Content != tree.Content ? $"content: {tree.Content}, not {head.Content}"
            : Digest(head.Catalog, head.Epoch, head.Version, tree.Content) != head.Digest ? "digest"
            : null;
        if (wrong is not null)
        {
            throw new DigestMismatchException(
                $"The documents are not those of {head.Catalog}, version {head.Version} ({wrong}).");
        }
    }
}

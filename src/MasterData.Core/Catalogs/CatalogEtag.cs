using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MasterData.Canonical;
using MasterData.Catalogs;

namespace MasterData.Core.Catalogs;

/// <summary>Identifies a state of a catalog: its content, its stewards and its approvers; not its items.</summary>
internal static class CatalogEtag
{
    private const int Bytes = 12;

    /// <summary>The etag of a catalog.</summary>
    public static string Of(CatalogContent content, IEnumerable<string> stewards, IEnumerable<string> approvers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(CanonicalForm.Write("", content));
        hash.AppendData(Encoding.UTF8.GetBytes($"\n{string.Join(' ', stewards)}\n{string.Join(' ', approvers)}"));
        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, Bytes));
    }
}

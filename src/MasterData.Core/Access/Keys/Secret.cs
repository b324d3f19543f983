using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MasterData.Digests;

namespace MasterData.Core.Access;

/// <summary>Makes secrets of 256 random bits, and hashes them for storage.</summary>
internal static class Secret
{
    /// <summary>What the secret of an API key begins with, so that a scanner finds a leaked one.</summary>
    public const string KeyPrefix = "md_";

    private const int Bytes = 32;
    private const int Characters = 43;

    /// <summary>43 characters of base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a secret.</summary>
    public static Hash HashOf(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a text could be the secret of an API key.</summary>
    public static bool IsKey(string text) =>
        text.Length == KeyPrefix.Length + Characters
        && text.StartsWith(KeyPrefix, StringComparison.Ordinal)
        && Base64Url.IsValid(text.AsSpan(KeyPrefix.Length));

    /// <summary>Compares in a time that does not depend on the content.</summary>
    public static bool AreEqual(Hash left, Hash right) =>
        CryptographicOperations.FixedTimeEquals(left.Span, right.Span);
}

using System.Security.Cryptography;

namespace MasterData.Core.Authority;

/// <summary>
/// Who this authority is: its public id, and its signature, which nobody without the database can make.
/// </summary>
internal sealed class AuthorityIdentity
{
    private volatile Known? _known;

    /// <summary>The id: 32 lowercase hexadecimal digits.</summary>
    /// <exception cref="InvalidOperationException">It is asked for before the database is ready.</exception>
    public string Id => Loaded.Id;

    /// <summary>Whether the database was read.</summary>
    public bool IsLoaded => _known is not null;

    private Known Loaded => _known ?? throw new InvalidOperationException("The authority is not loaded yet.");

    /// <summary>HMAC-SHA-256 of <paramref name="data"/> with the key of this authority.</summary>
    public byte[] Mac(ReadOnlySpan<byte> data) => HMACSHA256.HashData(Loaded.Key, data);

    /// <summary>Whether <paramref name="mac"/> is that of <paramref name="data"/>.</summary>
    public bool IsMac(ReadOnlySpan<byte> data, ReadOnlySpan<byte> mac) =>
        CryptographicOperations.FixedTimeEquals(Mac(data), mac);

    internal void Load(AuthorityRow row) => _known = new(row.Id, row.MacKey);

    // No record: it would print the key.
    private sealed class Known(string id, byte[] key)
    {
        public string Id => id;

        public byte[] Key => key;
    }
}

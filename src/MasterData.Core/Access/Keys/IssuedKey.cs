namespace MasterData.Core.Access;

/// <summary>A new API key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">Its secret, shown this once: <c>md_…</c>; empty if the request was answered before.</param>
/// <param name="Pending">Those of its grants that wait for a second administrator.</param>
internal sealed record IssuedKey(KeyInfo Key, string Secret, IReadOnlyList<PendingGrant> Pending)
{
    /// <summary>A new key whose grants all hold.</summary>
    public IssuedKey(KeyInfo key, string secret)
        : this(key, secret, [])
    {
    }
}

namespace MasterData.Core.Access;

/// <summary>A new API key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">Its secret, shown this once: <c>md_…</c>; empty if the request was answered before.</param>
internal sealed record IssuedKey(KeyInfo Key, string Secret);

using System.Collections.Immutable;
using System.Text.Json;

namespace MasterData.Core.Access;

/// <summary>An API key without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Principal">The principal it speaks for.</param>
/// <param name="Grants">What the principal may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked; null: it was not.</param>
internal sealed record KeyInfo(
    string Id,
    string Principal,
    ImmutableArray<Grant> Grants,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>As the answer of a request.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static KeyInfo Read(string answer) => JsonSerializer.Deserialize<KeyInfo>(answer)
        ?? throw new InvalidOperationException("A stored answer is empty.");
}

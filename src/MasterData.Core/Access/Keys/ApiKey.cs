using MasterData.Digests;

namespace MasterData.Core.Access;

/// <summary>An API key; its secret is shown once and stored as a hash only.</summary>
internal sealed class ApiKey
{
    public required string Id { get; init; }

    /// <summary>The principal it speaks for.</summary>
    public required string Principal { get; init; }

    /// <summary>SHA-256 of the secret: enough, because the secret has 256 random bits.</summary>
    public required Hash SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Ends it; ending it twice changes nothing.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>Whether it opens anything at <paramref name="now"/>.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

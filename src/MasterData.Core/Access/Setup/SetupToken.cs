using MasterData.Digests;

namespace MasterData.Core.Access;

/// <summary>The one token of a new installation; it is traded for the first administrator's key.</summary>
internal sealed class SetupToken
{
    /// <summary>There is one row at most.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required Hash TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>It is good once.</summary>
    public void Use(DateTimeOffset now) => UsedAt = now;
}

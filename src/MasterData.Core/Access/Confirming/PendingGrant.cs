namespace MasterData.Core.Access;

/// <summary>A change of a grant that waits until a second administrator confirms it.</summary>
internal sealed class PendingGrant
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public required string Id { get; init; }

    public required GrantChange Change { get; init; }

    /// <summary>Whose grant.</summary>
    public required string Principal { get; init; }

    public required Role Role { get; init; }

    /// <summary>The id of the catalog, or <see cref="Access.Grant.Everywhere"/>.</summary>
    public required string Catalog { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>When it ends without having taken effect.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The grant itself.</summary>
    public Grant Grant => new(Role, Catalog);
}

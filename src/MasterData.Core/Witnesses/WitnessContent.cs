using System.Collections.Immutable;

namespace MasterData.Core.Witnesses;

/// <summary>What a server remembers outside its database.</summary>
internal sealed record WitnessContent
{
    /// <summary>The id of the authority.</summary>
    public required string Authority { get; init; }

    /// <summary>The last shown head of each catalog.</summary>
    public ImmutableSortedDictionary<string, WitnessedHead> Heads { get; init; } =
        ImmutableSortedDictionary.Create<string, WitnessedHead>(StringComparer.Ordinal);

    /// <summary>The ids of revoked keys.</summary>
    public ImmutableSortedSet<string> RevokedKeys { get; init; } = Empty;

    /// <summary>
    /// Grants that stand, each <c>principal role catalog</c>: one that is missing later was withdrawn.
    /// </summary>
    public ImmutableSortedSet<string> Grants { get; init; } = Empty;

    /// <summary>Grants that were withdrawn and not given again.</summary>
    public ImmutableSortedSet<string> WithdrawnGrants { get; init; } = Empty;

    /// <summary>SHA-256 of the manifests of backups that were made.</summary>
    public ImmutableSortedSet<string> Backups { get; init; } = Empty;

    /// <summary>The number of the last audit entry.</summary>
    public long LastAudit { get; init; }

    private static ImmutableSortedSet<string> Empty { get; } =
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

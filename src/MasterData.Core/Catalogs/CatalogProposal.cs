using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>A catalog as it should be.</summary>
internal sealed record CatalogProposal
{
    /// <summary>The id: <c>[a-z][a-z0-9-]{0,62}</c>.</summary>
    public required string Catalog { get; init; }

    /// <summary>What it publishes of itself.</summary>
    public required CatalogContent Content { get; init; }

    /// <summary>Who may propose and publish changes: ids of principals.</summary>
    public ImmutableArray<string> Stewards { get; init; } = [];

    /// <summary>Who may approve changes: ids of principals.</summary>
    public ImmutableArray<string> Approvers { get; init; } = [];

    /// <summary>The state that was seen; empty: not checked.</summary>
    public string Etag { get; init; } = "";

    /// <summary>The catalog as it is once this proposal holds at <paramref name="head"/>.</summary>
    internal CatalogView Seen(CatalogHead head) => Seen(head, Stewards, Approvers);

    /// <summary>The same with the people who really hold the roles.</summary>
    internal CatalogView Seen(CatalogHead head, IReadOnlyList<string> stewards, IReadOnlyList<string> approvers) => new(
        new() { Head = head, Catalog = Content, EffectiveOn = DateOnly.MinValue },
        stewards,
        approvers,
        CatalogEtag.Of(Content, stewards, approvers));
}

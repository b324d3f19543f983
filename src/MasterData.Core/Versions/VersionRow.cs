using MasterData.Changesets;
using MasterData.Core.Publication;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Versions;

/// <summary>What a publication made. Written once, never changed.</summary>
internal sealed class VersionRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The life it belongs to.</summary>
    public required string Epoch { get; init; }

    /// <summary>How many documents it has.</summary>
    public required long Count { get; init; }

    /// <summary>The hash of its documents.</summary>
    public required Hash Content { get; init; }

    /// <summary>Its digest.</summary>
    public required Hash Digest { get; init; }

    /// <summary>The hash of all digests so far.</summary>
    public required Hash Chain { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What it did to readers.</summary>
    public required ChangeClass Classes { get; init; }

    /// <summary>The changeset it came from; empty: none.</summary>
    public required string Changeset { get; init; }

    /// <summary>Who published it: the id of a principal.</summary>
    public required string Publisher { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Comment { get; init; }

    /// <summary>How many keys it changed.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>The versions it corrects, separated by blanks.</summary>
    public required string Corrects { get; init; }

    /// <summary>The row of a publication.</summary>
    internal static VersionRow Of(CatalogHead head, VersionPlan publication, int changedCount) => new()
    {
        Catalog = head.Catalog,
        Version = head.Version,
        Epoch = head.Epoch,
        Count = head.Count,
        Content = head.Content,
        Digest = head.Digest,
        Chain = head.Chain,
        PublishedAt = head.PublishedAt,
        Classes = publication.Classes,
        Changeset = publication.Changeset,
        Publisher = publication.Publisher,
        Comment = publication.Comment,
        ChangedCount = changedCount,
        Corrects = string.Join(' ', publication.Corrects),
    };

    /// <summary>Its proof.</summary>
    public CatalogHead ToHead() => new()
    {
        Catalog = Catalog,
        Epoch = Epoch,
        Version = Version,
        Count = Count,
        Content = Content,
        Digest = Digest,
        Chain = Chain,
        PublishedAt = PublishedAt,
    };
}

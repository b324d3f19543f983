namespace MasterData.Sync;

/// <summary>The changes from one version to another: each version's effect, not each intermediate version.</summary>
public sealed record CatalogDelta
{
    /// <summary>The version it starts from.</summary>
    public required long From { get; init; }

    /// <summary>The digest of the version it starts from.</summary>
    public required Hash PreviousDigest { get; init; }

    /// <summary>The head it leads to; its epoch is that of both versions.</summary>
    public required CatalogHead Head { get; init; }

    /// <summary>For each key changed: the document at the head …</summary>
    public required IReadOnlyList<Document> Changed { get; init; }

    /// <summary>… or the key here, if it has none at the head.</summary>
    public required IReadOnlyList<string> Removed { get; init; }
}

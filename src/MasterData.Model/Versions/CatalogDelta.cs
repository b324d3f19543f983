using MasterData.Digests;
using MasterData.Documents;

namespace MasterData.Versions;

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

    /// <summary>The delta with the effect of both, keys in ordinal order.</summary>
    /// <exception cref="ArgumentException"><paramref name="second"/> does not start where the first ends.</exception>
    public static CatalogDelta Merge(CatalogDelta first, CatalogDelta second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if ((second.From, second.PreviousDigest, second.Head.Catalog, second.Head.Epoch)
            != (first.Head.Version, first.Head.Digest, first.Head.Catalog, first.Head.Epoch))
        {
            throw new ArgumentException("It does not start where the first one ends.", nameof(second));
        }

        var effects = new SortedDictionary<string, Document?>(StringComparer.Ordinal);
        Add(effects, first);
        Add(effects, second);
        return second with
        {
            From = first.From,
            PreviousDigest = first.PreviousDigest,
            Changed = [.. effects.Values.OfType<Document>()],
            Removed = [.. effects.Where(effect => effect.Value is null).Select(effect => effect.Key)],
        };
    }

    private static void Add(SortedDictionary<string, Document?> effects, CatalogDelta delta)
    {
        foreach (var document in delta.Changed)
        {
            effects[document.Key] = document;
        }

        foreach (var key in delta.Removed)
        {
            effects[key] = null;
        }
    }
}

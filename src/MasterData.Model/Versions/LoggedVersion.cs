using System.Collections.Immutable;
using MasterData.Digests;

namespace MasterData.Versions;

/// <summary>What a version changed, without how.</summary>
/// <param name="Epoch">The life it belongs to.</param>
/// <param name="Version">The version.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Keys">The keys that it changed or removed.</param>
public sealed record LoggedVersion(
    string Epoch, long Version, Hash Digest, DateTimeOffset PublishedAt, ImmutableArray<string> Keys)
{
    /// <summary>The version of <paramref name="head"/>, which changed <paramref name="keys"/>.</summary>
    public static LoggedVersion Of(CatalogHead head, IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new(head.Epoch, head.Version, head.Digest, head.PublishedAt, [.. keys]);
    }
}

using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Publication;

/// <summary>The newest version of a catalog: the row that publishers lock.</summary>
internal sealed class HeadRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The present life.</summary>
    public required string Epoch { get; set; }

    /// <summary>The newest version.</summary>
    public required long Version { get; set; }

    /// <summary>Its digest.</summary>
    public required Hash Digest { get; set; }

    /// <summary>Whether publishing is stopped until a restore.</summary>
    public bool Suspended { get; set; }

    /// <summary>Its epoch and version.</summary>
    internal Position Position => new(Epoch, Version);

    internal void MoveTo(CatalogHead head, bool suspended)
    {
        Epoch = head.Epoch;
        Version = head.Version;
        Digest = head.Digest;
        Suspended = suspended;
    }
}

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

    /// <summary>Why publishing is stopped until a restore or a resumption; empty: it is not.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>The epoch of the version that the database lacks; empty: publishing goes on.</summary>
    public string WitnessedEpoch { get; set; } = "";

    /// <summary>The number of the version that the database lacks.</summary>
    public long WitnessedVersion { get; set; }

    /// <summary>The digest of that version; null: it is not known.</summary>
    public Hash? WitnessedDigest { get; set; }

    /// <summary>The version that the database lacks.</summary>
    internal Position Witnessed => new(WitnessedEpoch, WitnessedVersion);

    /// <summary>Its epoch and version.</summary>
    internal Position Position => new(Epoch, Version);

    internal void MoveTo(CatalogHead head)
    {
        Epoch = head.Epoch;
        Version = head.Version;
        Digest = head.Digest;
    }

    /// <summary>Lets publishing go on.</summary>
    internal void Resume() => (Evidence, WitnessedEpoch, WitnessedVersion, WitnessedDigest) = ("", "", 0, null);
}

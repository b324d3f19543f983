using MasterData.Digests;

namespace MasterData.Versions;

/// <summary>The proof of a version: what a copy at that version must compute.</summary>
public sealed record CatalogHead
{
    /// <summary>The id of the catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The life: a UUIDv7 in lower case; a later life compares greater, ordinally.</summary>
    public required string Epoch { get; init; }

    /// <summary>The version: 1, 2, 3 … without a gap.</summary>
    public required long Version { get; init; }

    /// <summary>Its epoch and version.</summary>
    public Position Position => new(Epoch, Version);

    /// <summary>How many documents it has.</summary>
    public required long Count { get; init; }

    /// <summary>SHA-256(u64 count ‖ 256 buckets).</summary>
    public required Hash Content { get; init; }

    /// <summary>SHA-256(text catalog ‖ text epoch ‖ u64 version ‖ content).</summary>
    public required Hash Digest { get; init; }

    /// <summary>SHA-256(chain of the version before ‖ digest).</summary>
    public required Hash Chain { get; init; }

    /// <summary>When it was published, by the database's clock, in UTC and whole microseconds.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}

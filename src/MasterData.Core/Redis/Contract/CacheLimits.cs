namespace MasterData.Core.Redis;

/// <summary>When a publication becomes a new generation, and how long things live.</summary>
internal static class CacheLimits
{
    /// <summary>The most bytes of a chunk; a single larger document has a chunk for itself.</summary>
    public const int ChunkBytes = 512 * 1024;

    /// <summary>The most deltas of a generation.</summary>
    public const int Deltas = 64;

    /// <summary>All deltas together are at most the base divided by this.</summary>
    public const int BaseToDeltas = 4;

    /// <summary>The most documents of a delta.</summary>
    public const int DeltaDocuments = 500;

    /// <summary>The most bytes of a delta.</summary>
    public const int DeltaBytes = 1024 * 1024;

    /// <summary>About how many bytes go into a hash at once, so that readers never wait long.</summary>
    public const int BatchBytes = 256 * 1024;

    /// <summary>How long an unfinished generation lives if its builder dies.</summary>
    public static readonly TimeSpan Building = TimeSpan.FromMinutes(10);

    /// <summary>How long the chunks and deltas of the generation before live, for readers that are at it.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromMinutes(15);
}

namespace MasterData.Core.Redis;

/// <summary>What a look at a catalog in Redis led to.</summary>
internal enum CacheOutcome
{
    /// <summary>Redis had everything.</summary>
    UpToDate = 1,

    /// <summary>A delta was added.</summary>
    Delta = 2,

    /// <summary>A new generation was built.</summary>
    Generation = 3,

    /// <summary>Another publisher was faster, or what was being built got lost. Look again.</summary>
    Conflict = 4,

    /// <summary>
    /// Redis has a later version than this server: another server is ahead, or the database was set back.
    /// </summary>
    Ahead = 5,

    /// <summary>Redis has another digest for a version of the same life: the database was set back.</summary>
    Diverged = 6,
}

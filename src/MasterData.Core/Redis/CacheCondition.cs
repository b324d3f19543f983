namespace MasterData.Core.Redis;

/// <summary>How Redis is.</summary>
internal enum CacheCondition
{
    /// <summary>Nothing was asked of it yet.</summary>
    Unknown = 0,

    /// <summary>It takes what is written.</summary>
    Ready = 1,

    /// <summary>There is no connection.</summary>
    Unreachable = 2,

    /// <summary>It does not answer in time.</summary>
    Hanging = 3,

    /// <summary>It does not know the user or the password, or the user may not do this.</summary>
    Unauthorized = 4,

    /// <summary>It is a replica, or cannot write its disk, and takes nothing.</summary>
    ReadOnly = 5,

    /// <summary>Its memory is full.</summary>
    Full = 6,

    /// <summary>It loads its dump.</summary>
    Loading = 7,

    /// <summary>Something else is wrong.</summary>
    Failing = 8,

    /// <summary>It holds the catalogs of another authority.</summary>
    Foreign = 9,
}

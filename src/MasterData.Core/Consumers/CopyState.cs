namespace MasterData.Core.Consumers;

/// <summary>How fresh a consumer knows its copy to be. Numbers are those of <c>masterdata.v1.CopyState</c>.</summary>
internal enum CopyState
{
    /// <summary>It did not say.</summary>
    Unknown = 0,

    /// <summary>There is nothing to read yet.</summary>
    Initializing = 1,

    /// <summary>It is being brought up.</summary>
    CatchingUp = 2,

    /// <summary>It has everything that was published a moment ago.</summary>
    Live = 3,

    /// <summary>It has not heard for three heartbeats whether there is more.</summary>
    Stale = 4,

    /// <summary>It cannot reach the server.</summary>
    Offline = 5,
}

namespace MasterData.Core.Sync;

/// <summary>How a copy is brought to the head.</summary>
internal enum ResumePlan
{
    /// <summary>It is there.</summary>
    Nothing = 1,

    /// <summary>A delta takes it there.</summary>
    Changes = 2,

    /// <summary>It must be loaded anew.</summary>
    Full = 3,

    /// <summary>It is ahead of this server's memory.</summary>
    Ahead = 4,
}

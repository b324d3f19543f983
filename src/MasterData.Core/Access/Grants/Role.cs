namespace MasterData.Core.Access;

/// <summary>What a principal may do in a catalog; every role may read. The numbers are those of the protocol.</summary>
internal enum Role
{
    /// <summary>Reads.</summary>
    Reader = 1,

    /// <summary>Proposes and publishes changes.</summary>
    Steward = 2,

    /// <summary>Approves changes.</summary>
    Approver = 3,

    /// <summary>Reads everything, writes nothing.</summary>
    Auditor = 4,

    /// <summary>Manages catalogs, grants and keys; changes no items.</summary>
    Administrator = 5,

    /// <summary>A system that keeps a copy.</summary>
    Consumer = 6,
}

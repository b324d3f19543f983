namespace MasterData.IntegrationTests.Access;

/// <summary>In which way a principal has its role.</summary>
internal enum RightsKind
{
    /// <summary>In one catalog.</summary>
    Own,

    /// <summary>In all.</summary>
    All,

    /// <summary>In one catalog, but its key was revoked.</summary>
    Revoked,

    /// <summary>In one catalog, but its key has expired.</summary>
    Expired,

    /// <summary>Not yet: nobody has confirmed it.</summary>
    Pending,
}

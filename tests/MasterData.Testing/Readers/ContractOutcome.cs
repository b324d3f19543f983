namespace MasterData.Testing;

/// <summary>What a reader of the Redis contract may answer.</summary>
public enum ContractOutcome
{
    /// <summary>The code is there.</summary>
    Found = 1,

    /// <summary>The code is not in the catalog; said only when that is certain.</summary>
    NotFound = 2,

    /// <summary>It cannot be said at the moment.</summary>
    Unavailable = 3,
}

namespace MasterData.Core.Access;

/// <summary>How a grant is to change. The numbers are those of the protocol.</summary>
internal enum GrantChange
{
    /// <summary>It is given.</summary>
    Give = 1,

    /// <summary>It is withdrawn.</summary>
    Withdraw = 2,
}

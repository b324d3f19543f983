namespace MasterData.Catalogs;

/// <summary>What becomes of a code that receives others.</summary>
public enum MergeResult
{
    /// <summary>The code goes on with a new unit: it now means another extent.</summary>
    New = 1,

    /// <summary>The receiver goes on as the same unit.</summary>
    Continues = 2,
}

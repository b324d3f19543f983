namespace MasterData.Client.Copies.Steps;

/// <summary>The ways in which a copy gets to a version.</summary>
internal enum StepKind
{
    /// <summary>It was loaded whole.</summary>
    Snapshot,

    /// <summary>It took what changed.</summary>
    Delta,

    /// <summary>It took the parts of the digest that differed.</summary>
    Repair,
}

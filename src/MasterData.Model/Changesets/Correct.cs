namespace MasterData.Changesets;

/// <summary>Changes what was recorded, because it was wrong; the law did not change.</summary>
public abstract record Correct : Operation
{
    /// <summary>Lets a closed code be issued again, with the reason; empty: not allowed.</summary>
    public string ReissueReason { get; init; } = "";
}

namespace MasterData.Changesets;

/// <summary>The code was never issued: everything recorded of it is removed.</summary>
/// <param name="Code">The code.</param>
public sealed record CorrectRemove(string Code) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

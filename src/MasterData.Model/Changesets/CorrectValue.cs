namespace MasterData.Changesets;

/// <summary>Other values from the day they were stated up to the next statement.</summary>
/// <param name="Code">The code.</param>
/// <param name="StatedOn">The first day of the slice that stated them.</param>
/// <param name="Fields">The right values.</param>
public sealed record CorrectValue(string Code, DateOnly StatedOn, FieldSet Fields) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

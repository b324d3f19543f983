namespace MasterData.Changesets;

/// <summary>The event of a day moves, with every unit in it.</summary>
/// <param name="Code">A code in the event.</param>
/// <param name="RecordedOn">The recorded day.</param>
/// <param name="HappenedOn">The right day.</param>
public sealed record CorrectDate(string Code, DateOnly RecordedOn, DateOnly HappenedOn) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

namespace MasterData.Changesets;

/// <summary>The event of a day did not happen: kept codes are joined, closed codes reopen.</summary>
/// <param name="Code">A code in the event.</param>
/// <param name="RecordedOn">The recorded day.</param>
public sealed record CorrectUndo(string Code, DateOnly RecordedOn) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

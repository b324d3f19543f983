namespace MasterData.Changesets;

/// <summary>Replaces the whole recorded item.</summary>
/// <param name="Item">What is right.</param>
public sealed record CorrectItem(RecordItem Item) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Item.Code];
}

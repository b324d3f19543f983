using MasterData.Changesets;

namespace MasterData.Operations;

/// <summary>The move of one of several events that touch a code on a day.</summary>
/// <param name="Code">A code in the event.</param>
/// <param name="RecordedOn">The recorded day.</param>
/// <param name="HappenedOn">The right day.</param>
/// <param name="Version">The version that stated the event.</param>
/// <param name="Number">Its number within the version; zero: any.</param>
internal sealed record MoveEvent(string Code, DateOnly RecordedOn, DateOnly HappenedOn, long Version, int Number)
    : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

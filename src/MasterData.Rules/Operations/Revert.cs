using MasterData.Changesets;

namespace MasterData.Operations;

/// <summary>Withdraws what a version stated and brings back what it withdrew.</summary>
/// <param name="Version">The version.</param>
internal sealed record Revert(long Version) : Correct
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [];
}

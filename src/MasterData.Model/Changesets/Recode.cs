namespace MasterData.Changesets;

/// <summary>The same unit stands under another code from the date on.</summary>
/// <param name="Code">The code until then.</param>
/// <param name="NewCode">The code from then: never issued, or left on the same day in the same changeset.</param>
public sealed record Recode(string Code, string NewCode) : Operation
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code, NewCode];
}

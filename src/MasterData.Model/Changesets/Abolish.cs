namespace MasterData.Changesets;

/// <summary>Ends a unit without successor.</summary>
/// <param name="Code">The code.</param>
/// <param name="Reason">Why it has no successor.</param>
public sealed record Abolish(string Code, string Reason) : Operation
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes => [Code];
}

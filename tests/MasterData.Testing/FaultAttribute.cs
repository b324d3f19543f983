namespace MasterData.Testing;

/// <summary>Names the row of docs/faults.md that a test proves.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FaultAttribute(int row) : Attribute, Xunit.v3.ITraitAttribute
{
    /// <summary>The row, 1 to 34.</summary>
    public int Row { get; } = row;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("fault", $"{Row}")];
}

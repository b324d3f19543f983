namespace MasterData.Errors;

/// <summary>A sentence that a person reads, in both languages of the service.</summary>
/// <param name="Vi">In Vietnamese.</param>
/// <param name="En">In English.</param>
public sealed record Text(string Vi, string En)
{
    /// <summary>The sentence in <paramref name="language"/>: <c>en</c>, or Vietnamese for anything else.</summary>
    public string In(string? language) =>
        language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? En : Vi;

    /// <inheritdoc/>
    public override string ToString() => En;
}

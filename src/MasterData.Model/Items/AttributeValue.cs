namespace MasterData.Items;

/// <summary>The value of an attribute, in the one spelling of its type.</summary>
/// <param name="Id">The id of the attribute.</param>
/// <param name="Value">The value; never empty.</param>
public sealed record AttributeValue(string Id, string Value);

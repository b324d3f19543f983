using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Changesets;

/// <summary>The fields that a statement sets, by <see cref="FieldIds"/>; an empty value removes the field.</summary>
/// <param name="Values">Field id to value, in ordinal order.</param>
public sealed record FieldSet(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>No field.</summary>
    public static FieldSet Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The value of a field; null if it is not set.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>These fields and one more.</summary>
    public FieldSet With(string field, string value) => new(Values.SetItem(field, value));
}

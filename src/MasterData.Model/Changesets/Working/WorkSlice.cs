using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>A slice in the working copy: its fields by <see cref="FieldIds"/>, the code among them.</summary>
internal sealed class WorkSlice
{
    public static readonly ImmutableSortedSet<string> NoText =
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public required WorkUnit Unit { get; set; }

    public required string Code { get; set; }

    public DateOnly From { get; set; } = DateOnly.MinValue;

    public DateOnly To { get; set; } = DateOnly.MaxValue;

    public required ImmutableSortedDictionary<string, string> Values { get; set; }

    public ImmutableSortedSet<string> Stated { get; set; } = NoText;

    public ImmutableSortedSet<string> StartActs { get; set; } = NoText;

    public ImmutableSortedSet<string> EndActs { get; set; } = NoText;

    public Disposition Disposition { get; set; }

    public string Reason { get; set; } = "";

    public bool Covers(DateOnly day) => From <= day && (day < To || To == DateOnly.MaxValue);

    public string? this[string field] => field is FieldIds.Code ? Code : Values.GetValueOrDefault(field);

    public void Set(string field, string value)
    {
        if (field is FieldIds.Code)
        {
            Code = value;
        }
        else if (value.Length is 0)
        {
            Values = Values.Remove(field);
        }
        else
        {
            Values = Values.SetItem(field, value);
        }
    }

    public Slice ToSlice() => new()
    {
        Unit = Unit.Id!,
        ValidFrom = From,
        ValidTo = To,
        Name = this[FieldIds.Name] ?? "",
        ShortName = this[FieldIds.ShortName] ?? "",
        Kind = this[FieldIds.Kind] ?? "",
        Parent = this[FieldIds.Parent] ?? "",
        Attributes =
        [
            .. Values
                .Where(pair => pair.Key.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal))
                .Select(pair => new AttributeValue(pair.Key[FieldIds.AttributePrefix.Length..], pair.Value)),
        ],
        StartActs = [.. StartActs],
        EndActs = [.. EndActs],
        Disposition = Disposition,
        Reason = Reason,
        Stated = [.. Stated],
    };

    public static ImmutableSortedDictionary<string, string> ValuesOf(Slice slice)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(FieldIds.Name, slice.Name);
        Add(FieldIds.ShortName, slice.ShortName);
        Add(FieldIds.Kind, slice.Kind);
        Add(FieldIds.Parent, slice.Parent);
        foreach (var attribute in slice.Attributes)
        {
            Add(FieldIds.AttributePrefix + attribute.Id, attribute.Value);
        }

        return values.ToImmutable();

        void Add(string field, string value)
        {
            if (value.Length > 0)
            {
                values[field] = value;
            }
        }
    }
}

using MasterData.Changesets;
using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>States the fields of a written history: facts that agree stay, the others give way (rule 22).</summary>
internal sealed class WrittenFields(Work work, WrittenItem item)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>States the fields of a run, slice by slice.</summary>
    public void State(Run run)
    {
        var thread = run.Thread!;
        var current = Before(run);
        var days = run.Slices.Select(slice => slice.Slice.ValidFrom).ToHashSet();
        Facts.Drop(Facts.Facts(thread)
            .Where(fact => IsField(fact) && run.MatchCovers(fact.Day) && !days.Contains(fact.Day)));
        foreach (var recorded in run.Slices)
        {
            State(thread, recorded.Slice, current);
        }
    }

    // What the thread brings along where it comes to the code by recode.
    private Dictionary<string, string> Before(Run run)
    {
        var current = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Facts.Spine(run.Thread!).Begin != run.From)
        {
            foreach (var fact in Facts.Facts(run.Thread!).Where(fact => IsField(fact) && fact.Day < run.From)
                .OrderBy(fact => fact.Day))
            {
                current[fact.Key] = fact.Value;
            }
        }

        return current;
    }

    private void State(string thread, Slice slice, Dictionary<string, string> current)
    {
        var (day, acts) = (slice.ValidFrom, slice.StartActs.IsDefault ? ActIds.None : ActIds.Of(slice.StartActs));
        var written = Written(slice);
        foreach (var field in written.Keys.Union(current.Keys)
            .Union(Facts.Facts(thread, day, FactKind.State).Where(IsField).Select(fact => fact.Key))
            .Where(field => field is not FieldIds.ShortName).Order(StringComparer.Ordinal).ToList())
        {
            StateField(thread, day, field, written.GetValueOrDefault(field) ?? "", acts, current);
        }

        StateShortName(thread, day, written.GetValueOrDefault(FieldIds.ShortName) ?? "", acts, current);

        // A boundary that nothing else explains is a statement of what held before.
        var isExplained = Facts.Facts(thread, day).Exists(fact => fact.Kind is FactKind.State or FactKind.Unit)
            || Facts.Spine(current.GetValueOrDefault(FieldIds.Parent, "")).Recodes.Any(recode => recode.From == day);
        if (!isExplained)
        {
            Facts.Add(Of(thread, day, FieldIds.Name, current.GetValueOrDefault(FieldIds.Name, ""), acts));
        }
    }

    private void StateField(
        string thread, DateOnly day, string field, string text, ActIds acts, Dictionary<string, string> current)
    {
        var value = field is FieldIds.Parent ? work.Parent(item.Code, text, day) : text;
        if (value is null)
        {
            return;
        }

        var stated = Facts.Facts(thread, day, FactKind.State, field);
        if (stated.Count > 0 && stated[0].Value == value)
        {
            current[field] = value;
        }
        else
        {
            Facts.Drop(stated);
        }

        if (current.GetValueOrDefault(field, "") != value)
        {
            Facts.Add(Of(thread, day, field, value, acts));
            current[field] = value;
        }
    }

    private void StateShortName(
        string thread, DateOnly day, string text, ActIds acts, Dictionary<string, string> current)
    {
        var stated = Facts.Facts(thread, day, FactKind.State, FieldIds.ShortName);
        if (text.Length is 0)
        {
            Facts.Drop(stated);
            return;
        }

        var plain = ShortNames.Of(
            work.Schema, current.GetValueOrDefault(FieldIds.Name, ""), current.GetValueOrDefault(FieldIds.Kind, ""));
        if (stated.Count > 0 && (stated[0].Value.Length > 0 ? stated[0].Value : plain) != text)
        {
            Facts.Drop(stated);
            stated = [];
        }

        if (stated.Count is 0 && (Inherited(thread, day) ?? plain) != text)
        {
            Facts.Add(Of(thread, day, FieldIds.ShortName, text, acts));
        }
    }

    // A short name that was stated before holds until the name is stated again.
    private string? Inherited(string thread, DateOnly day)
    {
        var latest = Facts.Facts(thread)
            .Where(fact => fact is { Kind: FactKind.State, Key: FieldIds.ShortName } && fact.Day < day)
            .MaxBy(fact => fact.Day);
        var isEnded = latest is not null && Facts.Facts(thread)
            .Any(fact => fact is { Kind: FactKind.State, Key: FieldIds.Name }
                && latest.Day < fact.Day && fact.Day <= day);
        return latest is { Value.Length: > 0 } && !isEnded ? latest.Value : null;
    }

    private Dictionary<string, string> Written(Slice slice)
    {
        var fields = FieldSet.Empty.With(FieldIds.Name, slice.Name).With(FieldIds.Kind, slice.Kind)
            .With(FieldIds.Parent, slice.Parent).With(FieldIds.ShortName, slice.ShortName);
        foreach (var attribute in slice.Attributes)
        {
            fields = fields.With(FieldIds.AttributePrefix + attribute.Id, attribute.Value);
        }

        return new(work.Clean(item.Code, fields), StringComparer.Ordinal);
    }

    private static bool IsField(Fact fact) => fact.Kind is FactKind.State && fact.Key is not FieldIds.Code;

    private Fact Of(string thread, DateOnly day, string field, string value, ActIds acts) => new()
    {
        Kind = FactKind.State,
        Day = day,
        Thread = thread,
        Key = field,
        Value = value,
        Acts = acts,
        Mark = item.Mark,
        Note = item.Note,
    };
}

using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Documents;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>
/// Judges whether what a draft names is still what it was at its base version: items, parents, acts, and the threads
/// that its codes name (rule 13).
/// </summary>
internal sealed class StaleJudge(
    FactStore store, ChangesetContent content, PublishingContext context, Refusals refusals)
{
    private readonly WorkingFacts _now = new(store);

    /// <summary>Judges all operations.</summary>
    public void Judge()
    {
        if (context.BaseVersion is not { } version)
        {
            return;
        }

        for (var i = 0; i < content.Operations.Length; i++)
        {
            Judge(i, content.Operations[i], version);
        }

        foreach (var act in content.NewActs)
        {
            Judge(-1, act.Id, DocumentKey.OfAct(act.Id), version);
        }
    }

    private void Judge(int index, Operation operation, long version)
    {
        foreach (var code in Named(operation).Distinct(StringComparer.Ordinal))
        {
            if (!Judge(index, code, DocumentKey.OfItem(code), version) && DayOf(operation) is { } day
                && Means(code, day, version) != Means(code, day, store.Version))
            {
                Refuse(index, code, store.Version);
            }
        }

        foreach (var act in operation.Acts ?? content.Acts)
        {
            Judge(index, act, DocumentKey.OfAct(act), version);
        }
    }

    private bool Judge(int index, string name, string key, long version)
    {
        if (context.LastChanged(key) is var changed && changed <= version)
        {
            return false;
        }

        Refuse(index, name, changed);
        return true;
    }

    private void Refuse(int index, string name, long changed) =>
        refusals.Add(index, name, "base_version", Rule.StaleBase, Says.StaleBase(name, changed));

    // A code that nothing bore on one of the days is judged by what the operation finds, not here.
    private (string? Before, string? On) Means(string code, DateOnly day, long version)
    {
        if (version >= store.Version)
        {
            return (_now.Before(code, day), _now.On(code, day));
        }

        var spans = store.EverBore.GetValueOrDefault(code, [])
            .SelectMany(thread => store.SpineAt(thread, version).Codes, (thread, span) => (Thread: thread, Span: span))
            .Where(pair => pair.Span.Code == code).OrderBy(pair => pair.Span.From)
            .ThenBy(pair => pair.Thread, StringComparer.Ordinal).ToList();
        return (
            spans.LastOrDefault(pair => pair.Span.From < day && day <= pair.Span.To).Thread,
            spans.LastOrDefault(pair => pair.Span.From <= day && day < pair.Span.To).Thread);
    }

    private DateOnly? DayOf(Operation operation) => operation switch
    {
        CorrectUndo undo => undo.RecordedOn,
        UndoEvent undo => undo.RecordedOn,
        CorrectDate move => move.RecordedOn,
        MoveEvent move => move.RecordedOn,
        CorrectValue value => value.StatedOn,
        Correct or RecordItem => null,
        _ => operation.Date ?? content.Date,
    };

    private static IEnumerable<string> Named(Operation operation) => operation.Codes.Concat(operation switch
    {
        Create create => Parent(create.Fields),
        Amend amend => Parent(amend.Fields),
        CorrectValue value => Parent(value.Fields),
        Reorganize reorganize => reorganize.Results.SelectMany(result => Parent(result.Fields)),
        _ when History.Of(operation) is { } history => history.Item.Slices.Select(slice => slice.RecodedFrom)
            .Concat(history.Item.Slices.Select(slice => slice.Slice.Parent))
            .Concat(history.Item.Legs.Select(leg => leg.From))
            .Where(code => code is not ("" or Leg.NotRecorded)),
        _ => [],
    });

    private static IEnumerable<string> Parent(FieldSet fields) =>
        fields[FieldIds.Parent] is { Length: > 0 } parent ? [parent] : [];
}

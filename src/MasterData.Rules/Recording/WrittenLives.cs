using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;
using MasterData.Spines;
using MasterData.Translating;

namespace MasterData.Recording;

/// <summary>States when the threads of a written history begin, are cut, are recoded and end.</summary>
internal sealed class WrittenLives(Work work, WrittenItem item)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>States begin, cuts and code of a run.</summary>
    public void State(Run run)
    {
        if (run.Match is { } match)
        {
            run.Thread = Shape(run, match);
            return;
        }

        run.Thread = Start(run);
        if (run.Thread is { } thread)
        {
            Facts.Add(run.Cuts.Select(day => Cut(thread, day)));
        }
    }

    /// <summary>States how a run ends.</summary>
    public void End(Run run)
    {
        var (thread, last) = (run.Thread!, run.Slices[^1].Slice);
        var spine = Facts.Spine(thread);
        if (run.Match is { } match && spine.End == match.Span.To && !EndsSo(spine, run.To, last))
        {
            Facts.Drop(Facts.Facts(thread, match.Span.To, FactKind.End));
            spine = Facts.Spine(thread);
        }

        if (run.To == DateOnly.MaxValue)
        {
            if (last.Disposition is not Disposition.GoesOn)
            {
                work.Refuse(item.Code, "slices", Rule.DateRequired, Says.EndMissing(item.Code));
            }

            return;
        }

        var isRecoded = spine.Recodes.Any(recode => recode.From == run.To);
        var ends = spine.Begin is not null && spine.End == run.To && (spine.Disposition == last.Disposition
            || (spine.Disposition is Disposition.Legs && last.Disposition is Disposition.GoesOn));
        if (!isRecoded && !ends && work.Clean(item.Code, "reason", last.Reason, Texts.AttributeLimit) is { } reason)
        {
            Facts.Add(new Fact
            {
                Kind = FactKind.End,
                Day = run.To,
                Thread = thread,
                Key = KeyOf(last.Disposition),
                Value = reason,
                Acts = last.EndActs.IsDefault ? ActIds.None : ActIds.Of(last.EndActs),
                Mark = item.Mark,
                Note = item.Note,
            });
        }
    }

    private static bool EndsSo(Spine spine, DateOnly day, Slice last) => spine.End == day
        && ((spine.Disposition == last.Disposition && spine.Reason == last.Reason)
            || (spine.Disposition is Disposition.Legs && last.Disposition is Disposition.GoesOn or Disposition.Legs));

    private static string KeyOf(Disposition disposition) => disposition switch
    {
        Disposition.None => Endings.None,
        Disposition.NotRecorded => Endings.NotRecorded,
        _ => Endings.Legs,
    };

    // The thread keeps how it came by the code; its begin or recode, and its cuts, move to the written days.
    private string Shape(Run run, Bearing match)
    {
        var (thread, from) = (match.Thread, match.Span.From);
        if (from != run.From)
        {
            var shape = Facts.Facts(thread, from, FactKind.State, FieldIds.Code);
            if (Facts.Spine(thread).Begin == from)
            {
                shape.AddRange(Facts.Facts(thread, from, FactKind.Unit));
            }

            Facts.Drop(shape);
            Facts.Add(shape.Select(fact => fact with { Day = run.From }));
        }

        var cuts = Facts.Facts(thread)
            .Where(fact => fact.Kind is FactKind.Unit && from < fact.Day && fact.Day < match.Span.To
                && fact.Day != run.From)
            .OrderBy(fact => fact.Day).ToList();
        var kept = cuts.Select(fact => fact.Day).ToHashSet();
        var left = new Queue<Fact>(cuts.GroupBy(fact => fact.Day).Where(day => !run.Cuts.Contains(day.Key))
            .Select(day => day.Last()));
        Facts.Drop(cuts.Where(fact => !run.Cuts.Contains(fact.Day)));
        foreach (var day in run.Cuts.Where(day => !kept.Contains(day)))
        {
            Facts.Add(left.TryDequeue(out var moved) ? moved with { Day = day } : Cut(thread, day));
        }

        return thread;
    }

    private string? Start(Run run)
    {
        var acts = run.Slices[0].Slice.StartActs is { IsDefault: false } given ? ActIds.Of(given) : ActIds.None;
        if (run.RecodedFrom.Length is 0)
        {
            return work.Begin(item.Code, run.From, acts, mark: item.Mark, note: item.Note);
        }

        if (work.Source(run.RecodedFrom, run.From, "recoded_from") is not { } thread)
        {
            return null;
        }

        Facts.Add(new Fact
        {
            Kind = FactKind.State,
            Day = run.From,
            Thread = thread,
            Key = FieldIds.Code,
            Value = item.Code,
            Acts = acts,
            Mark = item.Mark,
            Note = item.Note,
        });
        return thread;
    }

    private Fact Cut(string thread, DateOnly day) => new()
    {
        Kind = FactKind.Unit,
        Day = day,
        Thread = thread,
        Key = Facts.CutId(thread, item.Code, day),
        Mark = item.Mark,
        Note = item.Note,
    };
}

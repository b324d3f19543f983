using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>Translates corrections of values, days, events and codes (rules 20 and 21).</summary>
internal sealed class Corrections(Work work)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>Runs a correction; histories of whole items are not its matter.</summary>
    public void Run(Correct correct)
    {
        switch (correct)
        {
            case CorrectUndo undo:
                Facts.Drop(Event(undo.Code, undo.RecordedOn, 0, 0));
                break;
            case UndoEvent undo:
                Facts.Drop(Event(undo.Code, undo.RecordedOn, undo.Version, undo.Number));
                break;
            case CorrectDate move:
                Move(move.Code, move.HappenedOn, Event(move.Code, move.RecordedOn, 0, 0));
                break;
            case MoveEvent move:
                Move(move.Code, move.HappenedOn, Event(move.Code, move.RecordedOn, move.Version, move.Number));
                break;
            case CorrectValue value:
                Replace(value);
                break;
            case CorrectRemove remove:
                Remove(remove.Code);
                break;
            case Revert revert:
                Run(revert);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(correct), correct, "Not a correction.");
        }
    }

    private List<Fact> Event(string code, DateOnly day, long version, int number)
    {
        if (!Naming.IsPossible(day))
        {
            work.Refuse(code, "recorded_on", Rule.DateInvalid, Says.DateImpossible(day));
            return [];
        }

        var events = ((string?[])[Facts.Before(code, day), Facts.On(code, day)]).OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .SelectMany(thread => Facts.Facts(thread, day)).Select(fact => fact.Event).OfType<EventName>().Distinct()
            .Where(name => version is 0 || name.Version == version)
            .Where(name => number is 0 || name.Number == number)
            .OrderBy(name => name.Version).ThenBy(name => name.Number).ToList();
        if (events.Count is 0)
        {
            work.Refuse(code, "recorded_on", Rule.NotInForce, Says.NoSliceBegins(code, day));
            return [];
        }

        if (events.Count > 1)
        {
            work.Refuse(code, "recorded_on", Rule.SeveralEvents,
                RuleTexts.SeveralEvents(code, day, events.Select(name => name.ToString())));
            return [];
        }

        return [.. Facts.Event(events[0]).Where(fact => fact.Day == day)];
    }

    private void Move(string code, DateOnly day, List<Fact> facts)
    {
        if (!Naming.IsPossible(day))
        {
            work.Refuse(code, "happened_on", Rule.DateInvalid, Says.DateImpossible(day));
            return;
        }

        Facts.Drop(facts);
        Facts.Add(facts.Select(fact => fact with { Day = day }));
    }

    private void Replace(CorrectValue correct)
    {
        var day = correct.StatedOn;
        if (work.Named(correct.Code, day, "stated_on") is not { } thread)
        {
            return;
        }

        foreach (var (field, text) in work.Clean(correct.Code, correct.Fields))
        {
            if ((field is FieldIds.Parent ? work.Parent(correct.Code, text, day) : text) is { } value)
            {
                Replace(correct.Code, thread, day, field, value);
            }
        }
    }

    private void Replace(string code, string thread, DateOnly day, string field, string value)
    {
        var stated = Facts.Facts(thread, day, FactKind.State, field);
        if (stated.Count > 0)
        {
            Facts.Drop(stated);
            Facts.Add(stated.Select(fact => fact with { Value = value, Mark = FactMark.None }));
        }
        else if (Facts.Spine(thread).Begin == day)
        {
            // On a thread's first day a field that nobody stated counts as stated empty.
            Facts.Add(Facts.Facts(thread, day, FactKind.Unit)[0] with
            {
                Kind = FactKind.State,
                Key = field,
                Value = value,
                Mark = FactMark.None,
                Note = "",
            });
        }
        else
        {
            work.Refuse(code, field, Rule.NotStated, Says.NotStated(code, field, day));
        }
    }

    private void Remove(string code)
    {
        var threads = Facts.Bearings(code).Select(bearing => bearing.Thread).Distinct(StringComparer.Ordinal).ToList();
        if (threads.Count is 0)
        {
            work.Refuse(code, FieldIds.Code, Rule.UnknownCode, Says.UnknownCode(code));
        }

        foreach (var thread in threads)
        {
            var facts = Facts.Facts(thread).ToList();
            var other = Facts.Spine(thread).Codes.FirstOrDefault(span => span.Code != code);
            if (facts.Exists(fact => fact.Kind is FactKind.Leg && fact.Threads.Skip(1).Any()))
            {
                work.Refuse(code, FieldIds.Code, Rule.Referenced, Says.HasLegs(code));
            }
            else if (other is not null)
            {
                work.Refuse(code, FieldIds.Code, Rule.Referenced, Says.IsRecoded(code, other.Code));
            }
            else
            {
                Facts.Drop(facts);
            }
        }

        if (!Facts.IsIssued(code))
        {
            Facts.Drop(Facts.Known(KnownKey.OfAliases(code)));
        }
    }

    // Withdraws what the version added and still stands, adds what it withdrew; unless a later version did either.
    private void Run(Revert revert)
    {
        var store = Facts.Store;
        var back = store.Withdrawn.GetValueOrDefault(revert.Version, []).Select(past => past.Fact).ToList();
        var later = store.Undone.GetValueOrDefault(revert.Version, []).Where(version => version > revert.Version)
            .Concat(back.Select(Facts.Stored).OfType<Fact>().Select(fact => fact.Since)).Distinct().Order().ToList();
        if (later.Count > 0)
        {
            work.Refuse("", "revert", Rule.ChangedSince, RuleTexts.ChangedSince(revert.Version, later));
            return;
        }

        if (revert.Version < 1 || revert.Version > store.Version)
        {
            work.Refuse("", "revert", Rule.NotInForce, RuleTexts.NoSuchVersion(revert.Version));
            return;
        }

        Facts.Drop(store.Since.GetValueOrDefault(revert.Version, []));
        Facts.Add(back);
    }
}

using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>
/// Applies the operations of a changeset to the working copy, in order. Judged are the results, later.
/// </summary>
internal sealed partial class Apply(
    Workspace work, ChangesetContent content, CatalogSchema schema, Complaints complaints)
{
    private int _operation;

    /// <summary>Recodes to be judged when all operations are applied: a code may be vacated by a later one.</summary>
    public List<(int Operation, string NewCode, WorkUnit Unit, DateOnly Day)> Recodes { get; } = [];

    /// <summary>The earliest effective date of each operation that names a code.</summary>
    public List<(int Operation, string Code, DateOnly Day)> Days { get; } = [];

    public bool Corrects { get; private set; }

    public void Run()
    {
        for (_operation = 0; _operation < content.Operations.Length; _operation++)
        {
            var operation = content.Operations[_operation];
            foreach (var code in operation.Codes)
            {
                if (CheckCode(code))
                {
                    work.Item(code).Operation = _operation;
                }
            }

            if (operation.Codes.All(ItemCode.IsValid))
            {
                Run(operation);
            }
        }

        ResolveLegs();
    }

    private void Run(Operation operation)
    {
        Corrects |= operation is Correct;
        switch (operation)
        {
            case RecordItem record:
                Record(record, _ => null);
                return;
            case Correct correct:
                Run(correct);
                return;
            case Amend { Fields.Values.Count: 0 } amend:
                ChangeAliasesOf(amend);
                return;
        }

        if ((operation.Date ?? content.Date) is not { } day)
        {
            Refuse("", "date", ViolationReason.DateRequired, Says.DateRequired());
            return;
        }

        if (!IsPossible(day))
        {
            Refuse("", "date", ViolationReason.DateInvalid, Says.DateImpossible(day));
            return;
        }

        Days.AddRange(operation.Codes.Select(code => (_operation, code, day)));
        var acts = WorkSlice.NoText.Union(operation.Acts ?? content.Acts);
        switch (operation)
        {
            case Create create:
                Run(create, day, acts);
                break;
            case Amend amend:
                Run(amend, day, acts);
                break;
            case Reorganize reorganize:
                Run(reorganize, day, acts);
                break;
            case Abolish abolish:
                Run(abolish, day, acts);
                break;
            case Recode recode:
                Run(recode, day, acts);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation, "Not an operation.");
        }
    }

    private static bool IsPossible(DateOnly day) =>
        day > DateOnly.MinValue.AddDays(1) && day < DateOnly.MaxValue.AddDays(-1);

    private void Run(Create create, DateOnly day, ImmutableSortedSet<string> acts)
    {
        if (!IsFree(create.Code))
        {
            return;
        }

        var slice = Begin(create.Code, day, create.Fields, acts);
        ChangeAliases(create.Code, create.Aliases, []);
        if (create.OriginNotRecorded)
        {
            work.Add(new WorkLeg
            {
                Date = day,
                From = null,
                To = slice.Unit,
                Extent = Extent.Part,
                Event = "create",
                Acts = acts,
            });
        }
    }

    private void ChangeAliasesOf(Amend amend)
    {
        if (work.SlicesOf(amend.Code).Count is 0)
        {
            Refuse(amend.Code, "code", ViolationReason.UnknownCode, Says.UnknownCode(amend.Code));
            return;
        }

        ChangeAliases(amend.Code, amend.AddAliases, amend.RemoveAliases);
    }

    private void Run(Amend amend, DateOnly day, ImmutableSortedSet<string> acts)
    {
        ChangeAliases(amend.Code, amend.AddAliases, amend.RemoveAliases);
        if (work.On(amend.Code, day) is not { } slice)
        {
            Refuse(amend.Code, "code", NotThere(amend.Code), Says.NotInForce(amend.Code, day));
            return;
        }

        State(slice, day, Complete(slice.Code, amend.Fields, slice[FieldIds.Kind]), acts);
    }

    private void Run(Recode recode, DateOnly day, ImmutableSortedSet<string> acts)
    {
        if (work.On(recode.Code, day.AddDays(-1)) is not { } before
            || work.Load(before.Unit).Slices.FirstOrDefault(slice => slice.Covers(day)) is not { } slice)
        {
            Refuse(recode.Code, "code", NotThere(recode.Code), Says.NotInForce(recode.Code, day.AddDays(-1)));
            return;
        }

        if (recode.Code == recode.NewCode)
        {
            Refuse(recode.Code, "new_code", ViolationReason.NothingHappened, Says.SameCode(recode.Code));
            return;
        }

        Recodes.Add((_operation, recode.NewCode, slice.Unit, day));
        State(slice, day, FieldSet.Empty.With(FieldIds.Code, recode.NewCode).Values, acts);
    }

    private void Run(Abolish abolish, DateOnly day, ImmutableSortedSet<string> acts)
    {
        var hasReason = !string.IsNullOrWhiteSpace(abolish.Reason);
        if (!hasReason)
        {
            Refuse(abolish.Code, "reason", ViolationReason.ReasonRequired, Says.ReasonRequired(abolish.Code));
        }

        if (work.On(abolish.Code, day.AddDays(-1)) is not { } slice)
        {
            Refuse(abolish.Code, "code", NotThere(abolish.Code), Says.NotInForce(abolish.Code, day.AddDays(-1)));
            return;
        }

        if (hasReason && End(slice.Unit, abolish.Code, day, Disposition.None, acts) is { } last)
        {
            last.Reason = Clean(abolish.Code, "reason", abolish.Reason, 2_000);
        }
    }

    /// <summary>Ends a unit on a day after which it has nothing; null, with a violation, if it cannot be.</summary>
    private WorkSlice? End(
        WorkUnit unit, string code, DateOnly day, Disposition disposition, ImmutableSortedSet<string> acts)
    {
        work.Load(unit);
        var later = unit.Slices.Where(slice => slice.From >= day && slice.Stated.Count > 0).ToList();
        var days = later.Select(slice => slice.From)
            .Concat(unit.Out.Concat(unit.In).Where(leg => leg.Date > day).Select(leg => leg.Date))
            .Concat(unit.Last.To is var end && end > day && end != DateOnly.MaxValue ? [end] : [])
            .Distinct().Order().ToList();
        if (days.Count > 0 && work.Rules.RefuseLaterHistory)
        {
            Refuse(code, "date", ViolationReason.HasLaterHistory, Says.LaterHistory(code, day, days));
            return null;
        }

        foreach (var derived in unit.Slices.Where(slice => slice.From >= day).ToList())
        {
            work.Remove(derived);
        }

        var last = unit.Last;
        if (last.To < day || (last.To == day && last.Disposition is not (Disposition.NotRecorded or Disposition.Legs)))
        {
            Refuse(code, "code", ViolationReason.AlreadyEnded, Says.AlreadyEnded(code, last.To));
            return null;
        }

        if (last.To == day && last.Disposition is Disposition.Legs && disposition is not Disposition.Legs)
        {
            Refuse(code, "code", ViolationReason.AlreadyEnded, Says.AlreadyEnded(code, last.To));
            return null;
        }

        // The acts of a derived boundary that is gone are not those of this end.
        last.EndActs = last.To == day ? last.EndActs.Union(acts) : acts;
        last.To = day;
        last.Disposition = disposition;
        return last;
    }

    /// <summary>States fields from a day on: up to the next statement of the same field, across kept codes.</summary>
    private void State(
        WorkSlice slice,
        DateOnly day,
        ImmutableSortedDictionary<string, string> values,
        ImmutableSortedSet<string> acts)
    {
        var stated = values
            .Where(
                pair => slice.From == day && slice.Stated.Contains(pair.Key) && (slice[pair.Key] ?? "") != pair.Value)
            .Select(pair => pair.Key).ToList();
        foreach (var field in stated)
        {
            Refuse(slice.Code, field, ViolationReason.AlreadyStated, Says.AlreadyStated(slice.Code, field, day));
        }

        if (stated.Count > 0)
        {
            return;
        }

        var start = work.Split(slice, day);
        start.StartActs = start.StartActs.Union(acts);
        if (work.Previous(start) is { } previous)
        {
            previous.EndActs = previous.EndActs.Union(acts);
        }

        foreach (var (field, value) in values)
        {
            start.Stated = start.Stated.Add(field);
            Spread(start, field, value);
        }
    }

    /// <summary>Sets a field on a slice and on those that inherit it.</summary>
    private void Spread(WorkSlice start, string field, string value)
    {
        for (var slice = start; slice is not null;)
        {
            var next = work.Next(slice);
            if (field is FieldIds.Code)
            {
                work.Move(slice, value);
            }
            else
            {
                slice.Set(field, value);
            }

            slice = next is not null && !(work.Rules.StopAtNextStatement && next.Stated.Contains(field)) ? next : null;
        }
    }

    private WorkSlice Begin(string code, DateOnly day, FieldSet fields, ImmutableSortedSet<string> acts)
    {
        var values = Complete(code, fields, null);
        var slice = new WorkSlice
        {
            Unit = Workspace.NewUnit(),
            Code = code,
            From = day,
            Values = WorkSlice.ValuesOf(new Slice { Unit = "", Name = "", ShortName = "", Kind = "" })
                .AddRange(values.Where(pair => pair.Value.Length > 0)),
            Stated = WorkSlice.NoText.Union(values.Keys).Union(AllFields),
            StartActs = acts,
        };
        work.Add(slice);
        return slice;
    }

    /// <summary>A unit that begins anew states everything, so that nothing published before flows into it.</summary>
    private IEnumerable<string> AllFields =>
    [
        FieldIds.Name, FieldIds.ShortName, FieldIds.Kind, FieldIds.Parent,
        .. schema.Attributes.Select(attribute => FieldIds.AttributePrefix + attribute.Id),
    ];

    private bool IsFree(string code)
    {
        if (work.SlicesOf(code) is not [_, ..] slices)
        {
            return true;
        }

        if (slices[^1].To == DateOnly.MaxValue)
        {
            Refuse(code, "code", ViolationReason.CodeExists, Says.CodeExists(code));
        }
        else
        {
            Refuse(code, "code", ViolationReason.CodeClosed, Says.CodeClosed(code, slices[^1].To));
        }

        return false;
    }

    private ViolationReason NotThere(string code) =>
        work.SlicesOf(code).Count is 0 ? ViolationReason.UnknownCode : ViolationReason.NotInForce;

    private void Refuse(string code, string field, ViolationReason reason, (Text Message, Text Remedy) says) =>
        complaints.Refuse(_operation, code, field, reason, says.Message, says.Remedy);
}

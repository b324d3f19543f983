using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Translating;

/// <summary>Translates operations about single codes: recode, abolish, create, amend (rule 14).</summary>
internal sealed class SingleChanges(Work work)
{
    private WorkingFacts Facts => work.Facts;

    /// <summary>All recodes of a day at once: their codes are those of the day before.</summary>
    public void Recode(IReadOnlyList<Dated<Recode>> recodes)
    {
        var sources = recodes.Select(dated => dated.Named(Facts, () =>
            work.Source(dated.Operation.Code, dated.Day, FieldIds.Code))).ToList();
        foreach (var (dated, thread) in recodes.Zip(sources))
        {
            Facts.Operation = dated.Index;
            var recode = dated.Operation;
            if (recode.Code == recode.NewCode)
            {
                work.Refuse(recode.Code, "new_code", Rule.NothingHappened, Says.SameCode(recode.Code));
            }
            else if (thread is not null)
            {
                Facts.Add(new Fact
                {
                    Kind = FactKind.State,
                    Day = dated.Day,
                    Thread = thread,
                    Key = FieldIds.Code,
                    Value = recode.NewCode,
                    Acts = dated.Acts,
                });
            }
        }
    }

    /// <summary>All ends of a day.</summary>
    public void Abolish(IReadOnlyList<Dated<Abolish>> ends)
    {
        var sources = ends.Select(dated => dated.Named(Facts, () =>
            work.Source(dated.Operation.Code, dated.Day, FieldIds.Code))).ToList();
        foreach (var (dated, thread) in ends.Zip(sources))
        {
            Facts.Operation = dated.Index;
            var (code, reason) = (dated.Operation.Code, dated.Operation.Reason);
            if (string.IsNullOrWhiteSpace(reason))
            {
                work.Refuse(code, "reason", Rule.ReasonRequired, Says.ReasonRequired(code));
            }

            if (thread is not null && work.Clean(code, "reason", reason, Texts.AttributeLimit) is { } text)
            {
                Facts.Add(new Fact
                {
                    Kind = FactKind.End,
                    Day = dated.Day,
                    Thread = thread,
                    Key = Endings.None,
                    Value = text,
                    Acts = dated.Acts,
                });
            }
        }
    }

    /// <summary>A code begins: always a new thread (rule 18).</summary>
    public void Create(Dated<Create> dated)
    {
        Facts.Operation = dated.Index;
        var create = dated.Operation;
        var thread = work.Begin(create.Code, dated.Day, dated.Acts);
        work.ChangeAliases(create.Code, create.Aliases, []);
        if (create.OriginNotRecorded)
        {
            Facts.Add(new Fact
            {
                Kind = FactKind.Leg,
                Day = dated.Day,
                Thread = Leg.NotRecorded,
                Key = thread,
                Value = "create",
                Extent = Extent.Part,
                Acts = dated.Acts,
            });
        }

        work.LaterStatements.Add(new(dated.Index, create.Code, thread, dated.Day, create.Fields, dated.Acts));
    }

    /// <summary>Fields change from a day on.</summary>
    public void Amend(Dated<Amend> dated)
    {
        Facts.Operation = dated.Index;
        var amend = dated.Operation;
        work.ChangeAliases(amend.Code, amend.AddAliases, amend.RemoveAliases);
        if (work.Named(amend.Code, dated.Day, FieldIds.Code) is { } thread)
        {
            work.LaterStatements.Add(new(dated.Index, amend.Code, thread, dated.Day, amend.Fields, dated.Acts));
        }
    }

    /// <summary>Only the spellings change; they have no day.</summary>
    public void AmendAliases(int index, Amend amend)
    {
        Facts.Operation = index;
        if (!Facts.IsIssued(amend.Code))
        {
            work.Refuse(amend.Code, FieldIds.Code, Rule.UnknownCode, Says.UnknownCode(amend.Code));
            return;
        }

        work.ChangeAliases(amend.Code, amend.AddAliases, amend.RemoveAliases);
    }
}

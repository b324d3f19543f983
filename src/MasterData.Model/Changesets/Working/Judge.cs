using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Errors;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Changesets.Working;

/// <summary>Judges what the operations made of the documents. Everything that is wrong is said at once.</summary>
internal sealed partial class Judge(
    Workspace work,
    ResultDocuments documents,
    ChangesetContent content,
    CatalogSchema schema,
    PublishingContext context,
    Complaints complaints)
{
    private readonly Lazy<ILookup<string, string>> _newAliases = new(() => documents.Items.Values
        .SelectMany(pair => pair.New?.Aliases.Select(alias => (Alias: alias, pair.New.Code)) ?? [])
        .ToLookup(pair => pair.Alias, pair => pair.Code, StringComparer.Ordinal));

    private CatalogState State => work.State;

    public void Run(Apply applied)
    {
        CheckStaleBase();
        CheckRecodes(applied);
        foreach (var (code, (old, item)) in documents.Items)
        {
            if (item is null)
            {
                CheckRemoved(code);
                continue;
            }

            CheckOverlap(item);
            CheckValues(item, old);
            CheckActs(item, old);
            CheckAliases(item, old);
            CheckParents(item, work.Item(code).Recorded);
            CheckReissue(item, old);
            Warn(item, old);
        }

        CheckChildren();
        CheckUnits();
        CheckNewActs();
        CheckMassEnd();
        foreach (var (operation, _, day) in applied.Days.Where(entry => entry.Day < context.Today))
        {
            Warn(operation, "", "date", ViolationReason.EffectiveInPast, Says.InPast(day));
        }

        if (!complaints.Any && documents.Items.Count is 0 && documents.Acts.Count is 0)
        {
            Refuse(-1, "", "operations", ViolationReason.NoChange, Says.NoChange());
        }
    }

    private void CheckStaleBase()
    {
        if (context.BaseVersion is not { } version)
        {
            return;
        }

        for (var i = 0; i < content.Operations.Length; i++)
        {
            foreach (var code in content.Operations[i].Codes)
            {
                if (context.LastChanged(DocumentKey.OfItem(code)) is var changed && changed > version)
                {
                    Refuse(i, code, "base_version", ViolationReason.StaleBase, Says.StaleBase(code, changed));
                }
            }
        }
    }

    private void CheckRecodes(Apply applied)
    {
        foreach (var (operation, code, unit, day) in applied.Recodes)
        {
            // The unit itself may not come back to a code that it left.
            var others = work.SlicesOf(code).Where(slice => slice.Unit != unit || slice.From < day).ToList();
            if (others.Any(slice => slice.To > day))
            {
                Refuse(operation, code, "new_code", ViolationReason.CodeExists, Says.CodeExists(code));
            }
            else if (others.Count > 0 && !others.Any(slice =>
                slice.To == day && applied.Recodes.Any(other => other.Unit == slice.Unit && other.Day == day)))
            {
                Refuse(operation, code, "new_code", ViolationReason.CodeClosed, Says.CodeClosed(code, others[^1].To));
            }
        }
    }

    private void CheckRemoved(string code)
    {
        var by = context.ReferencedBy(code, DateOnly.MinValue);
        if (by.Count > 0)
        {
            Refuse(OperationOf(code), code, "code", ViolationReason.Referenced,
                Says.HasReferences(code, string.Join(", ", by)));
        }
    }

    private void CheckOverlap(ItemDocument item)
    {
        for (var i = 1; i < item.Slices.Length; i++)
        {
            if (item.Slices[i].ValidFrom < item.Slices[i - 1].ValidTo)
            {
                Refuse(OperationOf(item.Code), item.Code, "slices", ViolationReason.Overlap,
                    Says.Overlap(item.Code, item.Slices[i].ValidFrom));
            }
        }
    }

    private void CheckActs(ItemDocument item, ItemDocument? old)
    {
        var known = ActsOf(old).ToHashSet(StringComparer.Ordinal);
        foreach (var act in ActsOf(item).Distinct(StringComparer.Ordinal))
        {
            if (!known.Contains(act) && documents.FindAct(act) is null)
            {
                Refuse(OperationOf(item.Code), item.Code, "acts", ViolationReason.UnknownAct,
                    Says.UnknownAct(item.Code, act));
            }
        }
    }

    private void CheckAliases(ItemDocument item, ItemDocument? old)
    {
        foreach (var alias in item.Aliases.Except(old?.Aliases ?? [], StringComparer.Ordinal))
        {
            var owner = documents.Find(alias) is not null ? alias
                : OwnerOf(alias, item.Code) ?? SpelledOwnerOf(alias, item.Code);
            if (owner is not null)
            {
                Refuse(OperationOf(item.Code), item.Code, "aliases", ViolationReason.AliasTaken,
                    Says.AliasTaken(alias, owner));
            }
        }

        if (old is null && OwnerOf(item.Code, item.Code) is { } other)
        {
            Refuse(OperationOf(item.Code), item.Code, "code", ViolationReason.AliasTaken,
                Says.AliasTaken(item.Code, other));
        }
    }

    /// <summary>The code that a rule reads in an alias: it is that code's, whether or not it is issued yet.</summary>
    private string? SpelledOwnerOf(string alias, string but)
    {
        var codes = State.CodesSpelled(alias).ToList();
        return codes.Contains(but, StringComparer.Ordinal) ? null : codes.FirstOrDefault();
    }

    private string? OwnerOf(string alias, string but)
    {
        if (State.CodeOfAlias(alias) is { } owner
            && owner != but && documents.Find(owner)?.Aliases.Contains(alias) is true)
        {
            return owner;
        }

        return _newAliases.Value[alias].FirstOrDefault(code => code != but);
    }

    private void CheckReissue(ItemDocument item, ItemDocument? old)
    {
        var target = work.Item(item.Code);
        if (old is { Slices: [.., { ValidTo: var end }] } && end != DateOnly.MaxValue && target.Recorded
            && item.Slices.Any(slice => slice.ValidFrom > end) && target.ReissueReason.Length is 0)
        {
            Refuse(OperationOf(item.Code), item.Code, "reissue_reason", ViolationReason.CodeClosed,
                Says.CodeClosed(item.Code, end));
        }
    }

    private void CheckNewActs()
    {
        var named = documents.Items.Values.SelectMany(pair => ActsOf(pair.New)).ToHashSet(StringComparer.Ordinal);
        foreach (var act in content.NewActs)
        {
            if (act.Id.Length is 0 or > 200 || !Texts.IsWellFormed(act.Id) || Texts.HasForbidden(act.Id)
                || act.Id.Any(char.IsSurrogate))
            {
                Refuse(-1, "", "new_acts.id", ViolationReason.ForbiddenCharacter, Says.Forbidden("", "new_acts.id"));
            }
            else if (!named.Contains(act.Id) && State.FindAct(act.Id) is null)
            {
                Warn(-1, "", "new_acts", ViolationReason.UnusedAct, Says.UnusedAct(act.Id));
            }

            foreach (var text in (string[])[act.Number, act.Kind, act.Issuer, act.Title, act.Link])
            {
                if (!Texts.IsWellFormed(text) || Texts.HasForbidden(text) || text.Length > Texts.AttributeLimit)
                {
                    Refuse(-1, "", "new_acts", ViolationReason.ForbiddenCharacter, Says.Forbidden("", "new_acts"));
                }
            }
        }
    }

    private void CheckMassEnd()
    {
        var ended = documents.Items.Values.Count(pair => Classify.Ends(pair.Old, pair.New));
        if (ended < 20 || content.AllowMassEnd)
        {
            return;
        }

        var all = State.Items.Count(item => item.On(context.Today) is not null);
        if (ended * 20 > all)
        {
            Refuse(-1, "", "allow_mass_end", ViolationReason.MassEnd, Says.MassEnd(ended, all));
        }
    }

    private static IEnumerable<string> ActsOf(ItemDocument? item) =>
        item is null
            ? []
            : item.Slices.SelectMany(slice => slice.StartActs.Concat(slice.EndActs))
                .Concat(item.Legs.SelectMany(leg => leg.Acts));

    /// <summary>
    /// The last operation that names the code; of a single operation, also what it touched without naming.
    /// </summary>
    private int OperationOf(string code) =>
        work.Item(code).Operation is >= 0 and var named ? named : content.Operations.Length is 1 ? 0 : -1;

    private void Refuse(
        int operation, string code, string field, ViolationReason reason, (Text Message, Text Remedy) says) =>
        complaints.Refuse(operation, code, field, reason, says.Message, says.Remedy);

    private void Warn(
        int operation, string code, string field, ViolationReason reason, (Text Message, Text Remedy) says) =>
        complaints.Warn(operation, code, field, reason, says.Message, says.Remedy);
}

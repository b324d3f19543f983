using MasterData.Acts;
using MasterData.Changesets.Working;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.Changesets;

/// <summary>The rules by which a changeset becomes a version: what it does to a state, or why it may not.</summary>
public static class Publishing
{
    /// <summary>
    /// Applies <paramref name="content"/> to a working copy of <paramref name="state"/>, and judges it.
    /// </summary>
    /// <returns>What would change; with violations, nothing may be published.</returns>
    public static Preview Judge(CatalogState state, ChangesetContent content, PublishingContext context) =>
        Judge(state, content, context, Rules.All).Preview;

    /// <summary>The same with some rules off, and with how many items it had to load: for tests.</summary>
    internal static (Preview Preview, int ItemsLoaded) Judge(
        CatalogState state, ChangesetContent content, PublishingContext context, Rules rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(context);
        var complaints = new Complaints();
        var work = new Workspace(state, rules);
        var apply = new Apply(work, content, state.Catalog.Schema, complaints);
        apply.Run();
        Derive.Run(work);
        var documents = ResultDocuments.Build(work, content.NewActs.Select(Normalised), context.IsUnitGiven);
        new Judge(work, documents, content, state.Catalog.Schema, context, complaints).Run(apply);
        return (Describe(documents, apply, complaints, context.Today), work.Items.Count);
    }

    private static Preview Describe(ResultDocuments documents, Apply apply, Complaints complaints, DateOnly today)
    {
        var meanings = new List<MeaningChange>();
        var classes = apply.Corrects ? ChangeClass.Correction : ChangeClass.None;
        foreach (var (old, item) in documents.Items.Values)
        {
            classes |= Classify.Of(old, item, today, meanings);
        }

        if (documents.Items.Count is 0 && documents.Acts.Count > 0)
        {
            classes |= ChangeClass.Additive;
        }

        var items = documents.Items;
        return new Preview
        {
            Violations = [.. complaints.Violations],
            Warnings = [.. complaints.Warnings],
            Classes = classes,
            Added = [.. items.Where(pair => pair.Value.Old is null).Select(pair => pair.Key)],
            ChangedCodes = [.. items.Where(pair => pair.Value is (not null, not null)).Select(pair => pair.Key)],
            Ended = [.. items.Where(pair => Classify.Ends(pair.Value.Old, pair.Value.New)).Select(pair => pair.Key)],
            RemovedCodes = [.. items.Where(pair => pair.Value.New is null).Select(pair => pair.Key)],
            MeaningChanges = [.. meanings],
            Changed =
            [
                .. items.Values.Select(pair => pair.New).OfType<Document>().Concat(documents.Acts)
                    .OrderBy(document => document.Key, StringComparer.Ordinal),
            ],
            Removed = [.. items.Where(pair => pair.Value.New is null).Select(pair => DocumentKey.OfItem(pair.Key))],
            NewUnits = [.. documents.NewUnits],
        };
    }

    private static LegalAct Normalised(LegalAct act) =>
        ((string[])[act.Title, act.Issuer, act.Kind, act.Number]).All(Texts.IsWellFormed)
        ? act with
        {
            Number = act.Number.Normalize(),
            Kind = act.Kind.Normalize(),
            Issuer = act.Issuer.Normalize(),
            Title = act.Title.Normalize(),
        }
        : act;
}

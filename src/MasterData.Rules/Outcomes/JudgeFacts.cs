using System.Collections.Immutable;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Deriving;
using MasterData.Documents;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Judging;
using MasterData.Operations;
using MasterData.Refusing;
using MasterData.Translating;

namespace MasterData.Outcomes;

/// <summary>
/// The rules by which a changeset becomes a version: operations become facts, items are derived from them, and the
/// result is judged. Reads an immutable store, so that a preview takes no lock and throws nothing away.
/// </summary>
internal sealed class JudgeFacts(FactStore store, string catalog, PublishingContext context)
{
    private readonly Refusals _refusals = new(ImmutableHashSet<Rule>.Empty);

    /// <summary>Rules that tests switch off, to see that their loss is noticed.</summary>
    public IReadOnlySet<Rule> RulesOff
    {
        init => _refusals = new(value);
    }

    /// <summary>
    /// Whether a changeset without any difference is accepted: to publish facts that change no document.
    /// </summary>
    public bool AllowNoChange { get; init; }

    /// <summary>What a changeset would do.</summary>
    public Outcome Run(ChangesetContent content)
    {
        var facts = new WorkingFacts(store);
        var describes = content.Operations.OfType<DescribeCatalog>().LastOrDefault();
        var old = store.Catalog ?? describes?.Catalog
            ?? throw new InvalidOperationException("The catalog does not describe itself yet.");
        var described = describes?.Catalog ?? Reverted(content) ?? old;
        var translation = new Translation(new(facts, described.Schema, _refusals), content);
        new KnownFacts(facts, catalog).State(content, describes);
        translation.Run();
        return Judge(facts, content, translation, old, described);
    }

    /// <summary>The same for facts as they are, for tests and for putting a catalog right.</summary>
    public Outcome Run(IEnumerable<Fact> added, IEnumerable<Fact> withdrawn)
    {
        var facts = new WorkingFacts(store);
        facts.Drop(withdrawn);
        facts.Add(added.Select(fact => fact.Anew()));
        var content = new ChangesetContent { Comment = "" };
        var translation = new Translation(new(facts, store.Catalog!.Schema, _refusals), content);
        return Judge(facts, content, translation, store.Catalog, store.Catalog);
    }

    // A revert may bring an earlier description back; it is the one under which the result is judged.
    private CatalogContent? Reverted(ChangesetContent content) => content.Operations.OfType<Revert>()
        .SelectMany(revert => store.Withdrawn.GetValueOrDefault(revert.Version, []))
        .Select(past => past.Fact.Document).OfType<CatalogContent>().LastOrDefault();

    private Outcome Judge(
        WorkingFacts facts,
        ChangesetContent content,
        Translation translation,
        CatalogContent old,
        CatalogContent described)
    {
        facts.NameEvents();
        var derivation = new Derivation(facts, old.Schema, described.Schema);
        var problems = new NewProblems(derivation, old.Schema, described.Schema).Judge();
        var places = new Places(facts, content);
        var texts = new ProblemTexts(facts, described.Schema);
        foreach (var problem in problems.Refused)
        {
            var code = texts.CodeOf(problem);
            _refusals.Add(
                places.Of(problem.Facts, code), code, ProblemTexts.FieldOf(problem), problem.Rule, texts.Of(problem));
        }

        var documents = derivation.Documents();
        var acts = ChangedActs(facts);
        new StatementJudge(facts, described.Schema, catalog, context, _refusals, places).Judge();
        new StaleJudge(store, content, context, _refusals).Judge();
        new KnownJudge(facts, described, documents, _refusals, places).Judge(content);
        new EndJudge(facts, documents, content, context, _refusals, places).Judge();
        var catalogChanges = !CanonicallySame(store.Catalog, described);
        if (!_refusals.Any && !AllowNoChange && documents.Count is 0 && acts.Count is 0 && !catalogChanges)
        {
            _refusals.Add(-1, "", "operations", Rule.NoChange, Says.NoChange());
        }

        var read = facts.FactsRead;
        var warnings = new Warnings(derivation, documents, described.Schema, context, places, texts);
        return new()
        {
            Preview = Describe(facts, documents, acts, catalogChanges ? described : null, translation) with
            {
                Violations = [.. _refusals.All.Select(refusal => refusal.Violation)],
                Warnings = warnings.Of(problems.Findings, translation.Days, content),
            },
            Refusals = [.. _refusals.All],
            Facts = facts,
            FactsRead = read,
            ThreadsDerived = derivation.Derived.Count,
            ThreadsJudged = derivation.Judged.Count,
        };
    }

    private Preview Describe(
        WorkingFacts facts,
        SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> items,
        List<(string Key, LegalAct? Act)> acts,
        CatalogContent? described,
        Translation translation)
    {
        var meanings = new List<MeaningChange>();
        var classes = Classes.Of(facts, items, translation.Corrects, context.Today, meanings);
        classes |= described is not null && store.Catalog is { } before
            ? Classes.OfCatalog(before, described)
            : ChangeClass.None;
        return new()
        {
            Classes = classes,
            Added = [.. items.Where(pair => pair.Value.Old is null).Select(pair => pair.Key)],
            ChangedCodes = [.. items.Where(pair => pair.Value is (not null, not null)).Select(pair => pair.Key)],
            Ended = [.. items.Where(pair => Classes.Ends(pair.Value.Old, pair.Value.New)).Select(pair => pair.Key)],
            RemovedCodes = [.. items.Where(pair => pair.Value.New is null).Select(pair => pair.Key)],
            MeaningChanges = [.. meanings],
            Changed =
            [
                .. items.Values.Select(pair => pair.New).OfType<Document>()
                    .Concat(acts.Select(pair => pair.Act).OfType<Document>())
                    .Concat(described is null ? [] : [described])
                    .OrderBy(document => document.Key, StringComparer.Ordinal),
            ],
            Removed =
            [
                .. items.Where(pair => pair.Value.New is null).Select(pair => DocumentKey.OfItem(pair.Key))
                    .Concat(acts.Where(pair => pair.Act is null).Select(pair => pair.Key))
                    .Order(StringComparer.Ordinal),
            ],
            NewUnits =
            [
                .. facts.Added.Where(fact => fact.Kind is FactKind.Unit && !store.GivenUnits.Contains(fact.Key))
                    .Select(fact => fact.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    private List<(string Key, LegalAct? Act)> ChangedActs(WorkingFacts facts) =>
    [
        .. facts.ChangedKnown.Where(key => DocumentKey.KindOf(key) is DocumentKey.Act)
            .Select(key => (Key: key, Act: facts.Known(key).LastOrDefault()?.Document as LegalAct))
            .Where(pair =>
                pair.Act != store.Known.GetValueOrDefault(pair.Key, []).LastOrDefault()?.Document as LegalAct),
    ];

    private bool CanonicallySame(CatalogContent? left, CatalogContent right) => ReferenceEquals(left, right)
        || (left is not null && Canonical.CanonicalForm.Write(catalog, left).AsSpan()
            .SequenceEqual(Canonical.CanonicalForm.Write(catalog, right)));
}

using MasterData.Canonical;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Documents;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>Judges facts without thread: acts, aliases, and what the catalog says of itself.</summary>
internal sealed class KnownJudge(
    WorkingFacts facts,
    CatalogContent catalog,
    SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> documents,
    Refusals refusals,
    Places places)
{
    private readonly ILookup<string, string> _added = facts.Added.Where(fact => fact.Kind is FactKind.Alias)
        .ToLookup(fact => fact.Value, fact => fact.Key, StringComparer.Ordinal);

    /// <summary>Judges what a changeset makes of them.</summary>
    public void Judge(ChangesetContent content)
    {
        JudgeActs();
        JudgeNewActs(content);
        foreach (var alias in facts.Added.Where(fact => fact.Kind is FactKind.Alias))
        {
            JudgeAlias(alias);
        }

        foreach (var code in documents.Where(pair => pair.Value is (null, not null)).Select(pair => pair.Key))
        {
            if (OwnersOf(code).FirstOrDefault(owner => owner != code) is { } owner)
            {
                refusals.Add(places.Of(code), code, "code", Rule.AliasTaken, Says.AliasTaken(code, owner));
            }
        }

        if (facts.ChangedKnown.Contains(DocumentKey.Catalog))
        {
            JudgeCatalog();
        }
    }

    private void JudgeActs()
    {
        // An act goes only where a version that stated it is reverted; then whatever names it must go as well.
        var lost = facts.Gone.Where(fact => fact.Kind is FactKind.Act && facts.Known(KnownKey.Of(fact)).Count is 0)
            .Select(fact => fact.Key).ToHashSet(StringComparer.Ordinal);
        var naming = lost.Count is 0 ? facts.Added : facts.Store.Facts.Where(facts.Holds).Concat(facts.Added);
        foreach (var (fact, act) in naming.SelectMany(fact => fact.Acts, (fact, act) => (fact, act)))
        {
            if (lost.Contains(act) || facts.Known(DocumentKey.OfAct(act)).Count is 0)
            {
                var code = CodeOf(fact);
                refusals.Add(places.Of([fact], code), code, "acts", Rule.UnknownAct, Says.UnknownAct(code, act));
            }
        }
    }

    private void JudgeNewActs(ChangesetContent content)
    {
        foreach (var act in content.NewActs)
        {
            if (act.Id.Length is 0 or > 200 || !Texts.IsWellFormed(act.Id) || Texts.HasForbidden(act.Id)
                || act.Id.Any(char.IsSurrogate))
            {
                refusals.Add(-1, "", "new_acts.id", Rule.ForbiddenCharacter, Says.Forbidden("", "new_acts.id"));
            }

            foreach (var text in (string[])[act.Number, act.Kind, act.Issuer, act.Title, act.Link])
            {
                if (!Texts.IsWellFormed(text) || Texts.HasForbidden(text) || text.Length > Texts.AttributeLimit)
                {
                    refusals.Add(-1, "", "new_acts", Rule.ForbiddenCharacter, Says.Forbidden("", "new_acts"));
                }
            }
        }
    }

    private void JudgeAlias(Fact alias)
    {
        var owner = facts.IsIssued(alias.Value)
            ? alias.Value
            : OwnersOf(alias.Value).FirstOrDefault(code => code != alias.Key) ?? SpelledOwner(alias);
        if (owner is not null)
        {
            refusals.Add(places.Of([alias], alias.Key), alias.Key, "aliases", Rule.AliasTaken,
                Says.AliasTaken(alias.Value, owner));
        }
    }

    private IEnumerable<string> OwnersOf(string alias) => facts.Store.Spelled.GetValueOrDefault(alias, [])
        .Concat(_added[alias])
        .Distinct(StringComparer.Ordinal)
        .Where(code => facts.IsIssued(code)
            && facts.Known(KnownKey.OfAliases(code)).Any(fact => fact.Value == alias));

    // The code that a rule reads in an alias: it is that code's, whether or not it is issued yet.
    private string? SpelledOwner(Fact alias)
    {
        var codes = new AliasReader(catalog.Schema).Read(alias.Value).ToList();
        return codes.Contains(alias.Key, StringComparer.Ordinal) ? null : codes.FirstOrDefault();
    }

    private void JudgeCatalog()
    {
        if (facts.Known(DocumentKey.Catalog).Count is 0)
        {
            // A revert of the first version would leave a catalog that says nothing of itself.
            refusals.Add(places.Of(""), "", "schema", Rule.CatalogInvalid, Says.FieldRequired("", "schema"));
        }

        foreach (var violation in SchemaRules.Judge(catalog))
        {
            refusals.Add(places.Of(""), violation.Code, violation.Field, Rule.CatalogInvalid,
                (violation.Message, violation.Remedy));
        }

        foreach (var rule in catalog.Schema.Attributes)
        {
            if (facts.Store.AttributeTypes.TryGetValue(rule.Id, out var type) && type != rule.Type)
            {
                refusals.Add(places.Of(""), "", $"schema.attributes.{rule.Id}", Rule.Retyped,
                    RuleTexts.Retyped(rule.Id, $"{type}"));
            }
        }
    }

    private string CodeOf(Fact fact) =>
        fact.Threads.Select(thread => facts.Spine(thread).CodeNear(fact.Day)).FirstOrDefault() ?? "";
}

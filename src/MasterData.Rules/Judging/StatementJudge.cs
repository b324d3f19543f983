using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.Judging;

/// <summary>
/// Judges values at the fact that states them, once: references, patterns, types. Not again when a correction keeps the
/// value (rule 33).
/// </summary>
internal sealed class StatementJudge(
    WorkingFacts facts,
    CatalogSchema schema,
    string catalog,
    PublishingContext context,
    Refusals refusals,
    Places places)
{
    /// <summary>Judges the added facts.</summary>
    public void Judge()
    {
        var kept = facts.Gone.Where(fact => fact.Kind is FactKind.State)
            .Select(fact => (fact.Thread, fact.Key, fact.Value)).ToHashSet();
        foreach (var fact in facts.Added.Where(fact => fact.Kind is FactKind.State && fact.Value.Length > 0
            && fact.Key.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal)
            && !kept.Contains((fact.Thread, fact.Key, fact.Value))))
        {
            Judge(fact);
        }
    }

    private void Judge(Fact fact)
    {
        var code = facts.Spine(fact.Thread).CodeNear(fact.Day);
        var place = places.Of([fact], code);
        if (schema.Attribute(fact.Key[FieldIds.AttributePrefix.Length..]) is not { } rule)
        {
            refusals.Add(place, code, fact.Key, Rule.UnknownAttribute, Says.UnknownAttribute(code, fact.Key));
        }
        else if (!IsValid(rule, fact.Value))
        {
            refusals.Add(place, code, fact.Key, Rule.ValueType, Says.ValueType(code, fact.Key, $"{rule.Type}"));
        }
        else if (rule.Type is AttributeType.Reference && !IsReferenceValid(rule.Catalog, fact))
        {
            refusals.Add(place, code, fact.Key, Rule.ReferenceNotValid,
                Says.ReferenceNotValid(code, fact.Key, fact.Value, fact.Day));
        }
    }

    private static bool IsValid(AttributeRule rule, string value) =>
        AttributeValues.IsValid(rule, value) && (rule.Type, value) is not (AttributeType.Decimal, "-0");

    // A reference to the own catalog is judged against what this changeset makes of it.
    private bool IsReferenceValid(string target, Fact fact) => target == catalog
        ? facts.On(fact.Value, fact.Day) is not null
        : context.IsReferenceValid(target, fact.Value, fact.Day);
}

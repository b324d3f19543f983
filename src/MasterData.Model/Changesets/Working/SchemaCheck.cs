using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>What a schema says of one slice, whoever asks: a publication or a new schema.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<(string Field, ViolationReason Reason, (Text Message, Text Remedy) Says)> Violations(
        CatalogSchema schema, string code, Slice slice, Func<string, ItemDocument?> find)
    {
        foreach (var violation in Fields(schema, code, slice).Concat(Attributes(schema, code, slice)))
        {
            yield return violation;
        }

        foreach (var problem in ParentRules.Problems(schema, slice, find))
        {
            yield return (FieldIds.Parent, problem.Reason, problem.Reason is ViolationReason.ParentNotCovering
                ? Says.ParentNotCovering(code, slice.Parent, problem.Day)
                : Says.ParentKind(code, slice.Kind, slice.Parent, problem.ParentKind, problem.Day));
        }
    }

    public static IEnumerable<(string Field, ViolationReason Reason, (Text Message, Text Remedy) Says)> Fields(
        CatalogSchema schema, string code, Slice slice)
    {
        if (slice.Name.Length is 0)
        {
            yield return (FieldIds.Name, ViolationReason.FieldRequired, Says.FieldRequired(code, FieldIds.Name));
        }

        if (slice.Kind.Length is 0)
        {
            yield return (FieldIds.Kind, ViolationReason.FieldRequired, Says.FieldRequired(code, FieldIds.Kind));
        }
        else if (schema.Kind(slice.Kind) is not { } kind)
        {
            yield return (FieldIds.Kind, ViolationReason.UnknownKind, Says.UnknownKind(code, slice.Kind));
        }
        else if (!Patterns.IsMatch(kind.CodePattern, code))
        {
            yield return (FieldIds.Code, ViolationReason.CodeFormat, Says.CodeOfKind(code, kind.Id, kind.CodePattern));
        }
    }

    public static IEnumerable<(string Field, ViolationReason Reason, (Text Message, Text Remedy) Says)> Attributes(
        CatalogSchema schema, string code, Slice slice)
    {
        foreach (var rule in schema.Attributes.Where(rule => rule.Required))
        {
            if (slice.Attributes.All(attribute => attribute.Id != rule.Id))
            {
                var field = FieldIds.AttributePrefix + rule.Id;
                yield return (field, ViolationReason.FieldRequired, Says.FieldRequired(code, field));
            }
        }

        foreach (var attribute in slice.Attributes)
        {
            var field = FieldIds.AttributePrefix + attribute.Id;
            if (schema.Attribute(attribute.Id) is not { } rule)
            {
                yield return (field, ViolationReason.UnknownAttribute, Says.UnknownAttribute(code, field));
            }
            else if (!AttributeValues.IsValid(rule, attribute.Value))
            {
                yield return (field, ViolationReason.ValueType, Says.ValueType(code, field, $"{rule.Type}"));
            }
        }
    }
}

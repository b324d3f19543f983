using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Judge
{
    private void CheckValues(ItemDocument item, ItemDocument? old)
    {
        var (code, operation) = (item.Code, OperationOf(item.Code));
        foreach (var slice in item.Slices)
        {
            var found = SchemaCheck.Fields(schema, code, slice).Concat(SchemaCheck.Attributes(schema, code, slice));
            foreach (var (field, reason, says) in found)
            {
                Refuse(operation, code, field, reason, says);
            }

            CheckReferences(code, slice, old);
            if (work.Item(code).Recorded && schema.Kind(slice.Kind) is { NamePrefix: { Length: > 0 } prefix }
                && !slice.Name.StartsWith(prefix + " ", StringComparison.Ordinal))
            {
                Warn(operation, code, FieldIds.Name, ViolationReason.NameDisagrees,
                    Says.NameDisagrees(code, slice.Name, prefix, slice.ValidFrom));
            }
        }
    }

    /// <summary>MODEL.md 15: judged on the first day, once; a later end elsewhere is a finding there.</summary>
    private void CheckReferences(string code, Slice slice, ItemDocument? old)
    {
        foreach (var attribute in slice.Attributes)
        {
            if (schema.Attribute(attribute.Id) is { Type: AttributeType.Reference } rule
                && old?.Slices.Any(other => other.ValidFrom == slice.ValidFrom && other.Attributes.Contains(attribute))
                    is not true
                && !context.IsReferenceValid(rule.Catalog, attribute.Value, slice.ValidFrom))
            {
                var field = FieldIds.AttributePrefix + attribute.Id;
                Refuse(OperationOf(code), code, field, ViolationReason.ReferenceNotValid,
                    Says.ReferenceNotValid(code, field, attribute.Value, slice.ValidFrom));
            }
        }
    }
}

using System.Collections.Immutable;
using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Apply
{
    /// <summary>The fields in their one spelling, with the short name that a name without one gets.</summary>
    private ImmutableSortedDictionary<string, string> Complete(string code, FieldSet fields, string? kindBefore)
    {
        var values = fields.Values.ToBuilder();
        foreach (var (field, value) in fields.Values)
        {
            values[field] = field is FieldIds.Code or FieldIds.Parent or FieldIds.Kind
                ? value
                : Clean(code, field, value, Limit(field));
            if (!IsField(field))
            {
                Refuse(code, field, ViolationReason.InvalidOperation, Says.UnknownField(code, field));
                values.Remove(field);
                continue;
            }

            if (field is FieldIds.Name or FieldIds.ShortName or FieldIds.Kind && value.Length is 0)
            {
                Refuse(code, field, ViolationReason.FieldRequired, Says.FieldRequired(code, field));
            }

            if (field is FieldIds.Parent && value.Length > 0)
            {
                CheckCode(value);
            }

            if (field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal)
                && schema.Attribute(field[FieldIds.AttributePrefix.Length..]) is null)
            {
                Refuse(code, field, ViolationReason.UnknownAttribute, Says.UnknownAttribute(code, field));
                values.Remove(field);
            }
        }

        if (values.TryGetValue(FieldIds.Name, out var name) && !values.ContainsKey(FieldIds.ShortName))
        {
            var kind = values.GetValueOrDefault(FieldIds.Kind) ?? kindBefore ?? "";
            values[FieldIds.ShortName] = ShortName(name, kind, values.ContainsKey(FieldIds.Kind));
        }

        return values.ToImmutable();
    }

    /// <summary>MODEL.md 14, and the same whether or not another statement of the kind is known yet.</summary>
    private string ShortName(string name, string kind, bool kindIsStated)
    {
        var own = Texts.ShortName(name, schema.Kind(kind)?.NamePrefix ?? "");
        if (kindIsStated || own != name.Normalize())
        {
            return own;
        }

        var tier = schema.Kind(kind)?.Tier;
        return schema.Kinds.Where(other => other.Tier == tier)
            .Select(other => Texts.ShortName(name, other.NamePrefix)).MinBy(other => other.Length) ?? own;
    }

    private static bool IsField(string field) =>
        field is FieldIds.Name or FieldIds.ShortName or FieldIds.Kind or FieldIds.Parent
        || field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal);

    private int Limit(string field)
    {
        if (!field.StartsWith(FieldIds.AttributePrefix, StringComparison.Ordinal))
        {
            return Texts.NameLimit;
        }

        var rule = schema.Attribute(field[FieldIds.AttributePrefix.Length..]);
        return rule is { MaxLength: > 0 } ? rule.MaxLength : Texts.AttributeLimit;
    }

    /// <summary>Normalises a text to NFC and refuses what no text may have.</summary>
    private string Clean(string code, string field, string text, int limit)
    {
        if (!Texts.IsWellFormed(text) || Texts.HasForbidden(text))
        {
            Refuse(code, field, ViolationReason.ForbiddenCharacter, Says.Forbidden(code, field));
            return text;
        }

        var normalised = text.Normalize();
        if (normalised.Length > limit)
        {
            Refuse(code, field, ViolationReason.TooLong, Says.TooLong(code, field, limit));
        }

        return normalised;
    }

    private bool CheckCode(string code)
    {
        if (ItemCode.IsValid(code))
        {
            return true;
        }

        if (Texts.IsWellFormed(code) && !code.IsNormalized())
        {
            Refuse(code, "code", ViolationReason.TextNotNfc, Says.CodeNotNfc(code));
        }
        else
        {
            Refuse(code, "code", ViolationReason.CodeFormat, Says.CodeFormat(code));
        }

        return false;
    }

    private void ChangeAliases(string code, ImmutableArray<string> add, ImmutableArray<string> remove)
    {
        var item = work.Item(code);
        foreach (var alias in remove.Where(alias => !item.Aliases.Remove(alias)))
        {
            Refuse(code, "remove_aliases", ViolationReason.UnknownCode, Says.NoSuchAlias(code, alias));
        }

        foreach (var alias in add)
        {
            if (CheckCode(alias))
            {
                item.Aliases.Add(alias);
            }
        }
    }
}
